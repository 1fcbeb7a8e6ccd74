import type { Caller } from '@mandate/app/caller';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { READER } from '@mandate/rbac/builtin-roles/well-known';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, graphOf, referenceTo } from '../testing/graph.ts';
import { guid, openWorld, type World } from '../testing/world.ts';

let world: World;
let graph: ReturnType<typeof graphOf>;
let admin: Caller;
beforeAll(async () => {
  world = await openWorld();
  graph = graphOf(world);
  admin = world.caller('customerAdmin');
});
afterAll(() => world.close());

const REFUSED = [403, 'Authorization_RequestDenied'];
const ITEMS = '/directory/deletedItems';
const DAY = 24 * 60 * 60 * 1000;
const group = async () =>
  (
    await graph.ask(admin, 'POST', '/groups', {
      displayName: 'Group',
      mailNickname: 'group',
      mailEnabled: false,
      securityEnabled: true,
    })
  ).body.id as string;

describe('deleting', () => {
  it('ends a sign-in with the next request, and restoring brings back what was there', async () => {
    const person = await graph.person();
    const id = await group();
    await graph.ask(admin, 'POST', `/groups/${id}/members/$ref`, referenceTo(person.id));
    expect((await graph.ask(person, 'GET', '/me')).status).toBe(200);
    expect((await graph.ask(admin, 'DELETE', `/users/${person.id}`)).status).toBe(204);
    expect(errorOf(await graph.ask(person, 'GET', '/me'))).toEqual([401, 'InvalidAuthenticationToken']);
    expect((await graph.ask(admin, 'DELETE', `/users/${person.id}`)).status).toBe(404);
    expect((await graph.ask(admin, 'GET', `/groups/${id}/members`)).body.value).toEqual([]);
    expect(errorOf(await graph.ask(admin, 'POST', `/groups/${id}/members/$ref`, referenceTo(person.id)))[0]).toBe(404);
    expect((await graph.ask(admin, 'POST', '/directoryObjects/getByIds', { ids: [person.id] })).body.value).toEqual([]);

    const listed = await graph.ask(admin, 'GET', `${ITEMS}/microsoft.graph.user`);
    const found = listed.body.value.find((each: { id: string }) => each.id === person.id);
    expect(found).toMatchObject({ '@odata.type': '#microsoft.graph.user', deletedDateTime: expect.any(String) });
    expect((await graph.ask(admin, 'POST', `${ITEMS}/${person.id}/microsoft.graph.restore`)).status).toBe(200);
    expect((await graph.ask(admin, 'GET', `/groups/${id}/members`)).body.value).toHaveLength(1);
    expect((await graph.ask(admin, 'GET', `${ITEMS}/${person.id}`)).status).toBe(404);
  });

  it('leaves Azure roles assigned to somebody unknown, and gives them back with the identity', async () => {
    const person = await graph.person();
    const scope = `/subscriptions/${world.subscription}`;
    const path = `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
    const owner = world.caller('adminAgent', world.customer);
    const properties = { roleDefinitionId: READER, principalId: person.id };
    expect((await world.ask(owner, 'PUT', path, { properties })).status).toBe(201);
    const read = () => world.ask(person, 'GET', `${scope}?api-version=2022-12-01`);
    expect((await read()).status).toBe(200);
    await graph.ask(admin, 'DELETE', `/users/${person.id}`);
    expect((await read()).status).toBe(401);
    expect((await world.ask(owner, 'GET', path)).body.properties.principalId).toBe(person.id);
    const late = path.replace(/[^/]+\?/, `${guid()}?`);
    expect((await world.ask(owner, 'PUT', late, { properties })).body.error.code).toMatch(/PrincipalNotFound|Exists/);
    await graph.ask(admin, 'POST', `${ITEMS}/${person.id}/restore`);
    expect((await read()).status).toBe(200);
    await graph.ask(admin, 'DELETE', `/users/${person.id}`);
    expect((await graph.ask(admin, 'DELETE', `${ITEMS}/${person.id}`)).status).toBe(204);
    expect((await read()).status).toBe(401);
    expect((await graph.ask(admin, 'POST', `${ITEMS}/${person.id}/restore`)).status).toBe(404);
  });

  it('an application takes what it acts as with it, and each comes back by itself', async () => {
    const { body: application } = await graph.ask(admin, 'POST', '/applications', { displayName: 'App' });
    const { body: robot } = await graph.ask(admin, 'POST', '/servicePrincipals', { appId: application.appId });
    const caller: Caller = { ...admin, kind: 'ServicePrincipal', id: robot.id };
    await graph.ask(
      admin,
      'POST',
      `/directoryRoles/${DIRECTORY_ROLES.globalReader}/members/$ref`,
      referenceTo(robot.id),
    );
    expect((await graph.ask(caller, 'GET', '/users')).status).toBe(200);
    expect((await graph.ask(admin, 'DELETE', `/applications/${application.id}`)).status).toBe(204);
    expect((await graph.ask(caller, 'GET', '/users')).status).toBe(401);
    expect((await graph.ask(admin, 'POST', `${ITEMS}/${application.id}/restore`)).status).toBe(200);
    expect((await graph.ask(caller, 'GET', '/users')).status).toBe(401);
    expect((await graph.ask(admin, 'POST', `${ITEMS}/${robot.id}/restore`)).status).toBe(200);
    expect((await graph.ask(caller, 'GET', '/users')).status).toBe(200);
  });

  it('and restoring take the reach over what was deleted, with what it would hold', async () => {
    const userAdmin = await graph.person('userAdministrator');
    const victim = await graph.person('privilegedRoleAdministrator');
    await graph.ask(admin, 'DELETE', `/users/${victim.id}`);
    for (const [method, path] of [
      ['POST', `${ITEMS}/${victim.id}/restore`],
      ['DELETE', `${ITEMS}/${victim.id}`],
    ] as const) {
      expect(errorOf(await graph.ask(userAdmin, method, path))).toEqual(REFUSED);
      expect(errorOf(await graph.ask(world.caller('kim'), method, path))).toEqual(REFUSED);
    }
    expect((await graph.ask(admin, 'POST', `${ITEMS}/${victim.id}/restore`)).status).toBe(200);
  });

  it('frees the name, and restoring is refused while somebody else has it', async () => {
    const person = await graph.person();
    await graph.ask(admin, 'DELETE', `/users/${person.id}`);
    const { status } = await graph.ask(admin, 'POST', '/users', {
      accountEnabled: true,
      displayName: 'Other',
      mailNickname: 'other',
      userPrincipalName: person.name,
      passwordProfile: { password: 'correct horse battery' },
    });
    expect(status).toBe(201);
    expect(errorOf(await graph.ask(admin, 'POST', `${ITEMS}/${person.id}/restore`))).toEqual([
      400,
      'Request_MultipleObjectsWithSameKeyValue',
    ]);
    expect((await graph.ask(admin, 'GET', `${ITEMS}/${person.id}`)).status).toBe(200);
  });

  it('ends after 30 days, when nobody can bring it back and the next deletion forgets it', async () => {
    const person = await graph.person();
    await graph.ask(admin, 'DELETE', `/users/${person.id}`);
    world.passTime(30 * DAY);
    expect((await graph.ask(admin, 'GET', `${ITEMS}/${person.id}`)).status).toBe(404);
    expect((await graph.ask(admin, 'POST', `${ITEMS}/${person.id}/restore`)).status).toBe(404);
    await graph.ask(admin, 'DELETE', `/groups/${await group()}`);
    expect(await world.ports.store.tenant(world.customer).findDeleted(person.id)).toBeUndefined();
  });
});

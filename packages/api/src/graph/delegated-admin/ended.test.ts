import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { addGroup, addMember, addUser, removeMember } from '@mandate/app/directory/change-directory';
import { answerPartner } from '@mandate/app/relationships/change-relationship';
import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const DAY = 86_400_000;
const RELATIONSHIPS = '/v1.0/tenantRelationships/delegatedAdminRelationships';

let world: World;
let group: PrincipalId;
/** Somebody in a group among the Admin agents, who enters by a granular relationship alone. */
let caller: Caller;
beforeEach(async () => {
  world = await openWorld();
  const operator = operatorAct(world.ports);
  const { partner, customer, groups } = world;
  group = guid();
  must(await addGroup(operator, partner, { id: group, displayName: 'Team', description: null, wellKnown: null }));
  const id = guid();
  const names = { userPrincipalName: 'gil@fabrikam.example', displayName: 'gil', givenName: null, surname: null };
  must(await addUser(operator, partner, { id, ...names, password: null, directoryRoles: [] }));
  must(await addMember(operator, partner, { group, member: id }));
  must(await addMember(operator, partner, { group: groups.AdminAgents, member: group }));
  must(await answerPartner(await world.act('customerAdmin'), { partner, event: 'remove-delegated-admin' }));
  caller = { kind: 'User', id, home: partner, tenant: customer, name: 'gil', client: null };
});
afterEach(() => world.close());

const drawnUp = async () => {
  const terms = { displayName: guid(), roles: [READERS], durationDays: 30, autoExtendDays: 0 } as const;
  const { id } = must(
    await createDelegatedAdmin(await world.act('adminAgent'), { ...terms, customer: world.customer }),
  );
  must(await lockForApproval(await world.act('adminAgent'), id));
  return id;
};
const approve = async (id: string) =>
  approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id });
const active = async () => {
  const id = await drawnUp();
  must(await approve(id));
  must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles: [READERS] }));
  return id;
};
const makeGroup = () => {
  const path = `/subscriptions/${world.subscription}/resourceGroups/late?api-version=2021-04-01`;
  return world.ask(caller, 'PUT', path, { location: 'westeurope' });
};
const users = async () => (await world.ask(caller, 'GET', '/v1.0/users', undefined, { surface: 'graph' })).status;
const graph = (method: string, path: string, body?: unknown) =>
  world.ask(world.caller('adminAgent'), method, `${RELATIONSHIPS}/${path}`, body, {
    surface: 'graph',
    headers: { 'if-match': '*' },
  });

describe('a granular relationship that the clock has ended', () => {
  it('does not come back when the clock does, once its end is written down', async () => {
    const id = await active();
    expect(await users()).toBe(200);
    world.advance(31 * DAY);
    expect(await users()).toBe(403);
    expect(await passOverRelationships(world.ports, [world.partner])).toMatchObject({ settled: 1 });
    world.advance(-31 * DAY);

    expect(await users()).toBe(403);
    expect((await makeGroup()).status).toBe(403);
    expect((await graph('GET', id)).body.status).toBe('expired');
    // Neither side wakes it up.
    expect(await approve(id)).toMatchObject({ ok: false });
    expect((await graph('PATCH', id, { autoExtendDuration: 'P180D' })).status).toBe(400);
    const more = {
      accessContainer: { accessContainerId: world.groups.HelpdeskAgents, accessContainerType: 'securityGroup' },
      accessDetails: { unifiedRoles: [{ roleDefinitionId: READERS }] },
    };
    expect((await graph('POST', `${id}/accessAssignments`, more)).status).toBe(400);
    expect(await passOverRelationships(world.ports, [world.partner])).toEqual({ settled: 0, reminded: 0 });
    expect(await users()).toBe(403);
  });

  it('gives nothing to whoever was let in before the jump, and nothing to a request that lapsed in it', async () => {
    const id = await drawnUp();
    world.advance(91 * DAY);
    expect((await passOverRelationships(world.ports, [world.partner])).settled).toBe(1);
    world.advance(-91 * DAY);
    expect(await approve(id)).toMatchObject({ ok: false, failure: { kind: 'delegated-admin-not-found' } });
    expect(await users()).toBe(403);
  });
});

describe('a write decided in time', () => {
  it.each([
    ['the group that enters', () => ({ group, member: caller.id })],
    ['AdminAgents, with its group', () => ({ group: world.groups.AdminAgents, member: group })],
  ])('is not made when its maker has left %s before the commit', async (_, membership) => {
    await active();
    world.beforeNextCommit(async () => {
      must(await removeMember(operatorAct(world.ports), world.partner, membership()));
    });
    expect((await makeGroup()).status).toBe(403);
    const left = await world.ports.store.tenant(world.customer).listResourceGroups(world.subscription, {
      after: null,
      limit: 10,
    });
    expect(left.rows).toEqual([]);
  });
});

import { operatorAct } from '@mandate/app/act';
import { RBAC_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import { EVERYONE } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { parseScope, subscriptionScope } from '@mandate/rbac/scope';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, openWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const V = 'api-version=2024-07-01-preview';
const SYSTEM = {
  name: 'By a deployment stack',
  description: '',
  permissions: [],
  excludedPrincipals: [],
  doNotApplyToChildScopes: false,
  effect: 'enforced',
  isSystemProtected: true,
  createdAt: 0,
  updatedAt: 0,
  createdBy: null,
  updatedBy: null,
} as const;
const admin = () => world.caller('adminAgent', world.customer);
const subscription = () => `/subscriptions/${world.subscription}`;
const collection = (scope = subscription()) => `${scope}/providers/Microsoft.Authorization/denyAssignments`;
const at = (name: string = guid()) => `${collection()}/${name}?${V}`;
const kim = () => ({ id: world.people.kim.id, type: 'User' });
const denial = (more: object = {}) => ({
  properties: {
    denyAssignmentName: `No groups ${guid()}`,
    permissions: [{ actions: ['Microsoft.Resources/subscriptions/resourceGroups/write'] }],
    principals: [{ id: world.people.adminAgent.id }],
    ...more,
  },
});
const deniesKim = (more: object = {}) => denial({ principals: [kim()], ...more });

describe('a deny assignment is refused', () => {
  it.each([
    ['a name that is no GUID', {}, 'InvalidDenyAssignmentId', 'x'],
    ['nobody to deny', { principals: [] }, 'InvalidDenyAssignment', undefined],
    ['everybody and no exclusion', { principals: [{ id: EVERYONE }] }, 'InvalidDenyAssignment', undefined],
    ['child scopes left out', { doNotApplyToChildScopes: true }, 'InvalidDenyAssignment', undefined],
    ['reads', { permissions: [{ actions: ['*'] }] }, 'InvalidActionOrNotAction', undefined],
    [
      'denials themselves',
      { permissions: [{ actions: ['Microsoft.Authorization/*'], notActions: ['*/read'] }] },
      'InvalidActionOrNotAction',
      undefined,
    ],
    [
      'data',
      { permissions: [{ dataActions: ['*/write'], actions: ['*/write'] }] },
      'InvalidActionOrNotAction',
      undefined,
    ],
    ['no action', { permissions: [{}] }, 'InvalidDenyAssignment', undefined],
    ['the protection of the system', { isSystemProtected: true }, 'InvalidRequestContent', undefined],
    ['a principal that is no GUID', { principals: [{ id: 'kim' }] }, 'InvalidPrincipalId', undefined],
    [
      'a principal nobody knows',
      { principals: [{ id: '00000000-0000-4000-8000-00000000dead' }] },
      'PrincipalNotFound',
      undefined,
    ],
  ])('with %s', async (_name, more, code, name) => {
    const seen = await world.ask(admin(), 'PUT', at(name ?? guid()), deniesKim(more));
    expect([seen.status, seen.body.error.code]).toEqual([400, code]);
  });

  it('for a group, and for two people', async () => {
    const group = (await world.ports.store.tenant(world.customer).listGroups({}, { after: null, limit: 1 })).rows[0];
    for (const principals of [[{ id: group?.id }], [kim(), { id: world.people.lou.id }]]) {
      const seen = await world.ask(admin(), 'PUT', at(), denial({ principals }));
      expect([seen.status, seen.body.error.code]).toEqual([400, 'InvalidDenyAssignment']);
    }
  });

  it('to a Role Based Access Control Administrator, who may assign roles', async () => {
    const given = await world.ask(
      admin(),
      'PUT',
      `${subscription()}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
      { properties: { roleDefinitionId: RBAC_ADMINISTRATOR, principalId: world.people.lou.id } },
    );
    expect(given.status).toBe(201);
    expect((await world.ask(world.caller('lou'), 'PUT', at(), deniesKim())).status).toBe(403);
    expect((await world.ask(world.caller('lou'), 'GET', `${collection()}?${V}`)).status).toBe(200);
  });

  it('before people could make them', async () => {
    const seen = await world.ask(admin(), 'PUT', at().replace(V, 'api-version=2022-04-01'), deniesKim());
    expect([seen.status, seen.body.error.code]).toEqual([400, 'InvalidApiVersionParameter']);
  });

  it('under a name that the scope has, and an id that another scope has', async () => {
    const [id, elsewhere] = [guid(), `${subscription()}/resourceGroups/other`];
    expect((await world.ask(admin(), 'PUT', at(id), deniesKim({ denyAssignmentName: 'One' }))).status).toBe(201);
    for (const url of [at(), `${collection(elsewhere)}/${id}?${V}`]) {
      const seen = await world.ask(admin(), 'PUT', url, deniesKim({ denyAssignmentName: 'oNE' }));
      expect([seen.status, seen.body.error.code]).toEqual([409, 'DenyAssignmentExists']);
    }
    expect((await world.ask(admin(), 'DELETE', at(id))).status).toBe(200);
  });

  it('in place of one that the system made, which nobody removes either', async () => {
    const id = guid();
    await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
      const writer = change.tenant(world.customer);
      const scope = subscriptionScope(world.subscription);
      await writer.addDenyAssignment({ ...SYSTEM, id, scope, scopeText: subscription(), principals: [EVERYONE] });
      await writer.record({ operation: 'test', target: id, before: null, after: null });
      return ok(undefined);
    });
    for (const method of ['PUT', 'DELETE']) {
      const seen = await world.ask(admin(), method, at(id), method === 'PUT' ? deniesKim() : undefined);
      expect([seen.status, seen.body.error.code]).toEqual([403, 'DenyAssignmentUpdateNotPermitted']);
    }
  });
});

describe('a deny assignment', () => {
  it('goes with the resource group it stands at', async () => {
    const there = `${subscription()}/resourceGroups/short-lived`;
    const group = `${there}?api-version=2021-04-01`;
    await world.ask(admin(), 'PUT', group, { location: 'westeurope' });
    const made = await world.ask(admin(), 'PUT', `${collection(there)}/${guid()}?${V}`, deniesKim());
    expect(made.status).toBe(201);
    expect((await world.ask(admin(), 'DELETE', group)).status).toBe(200);
    await world.ask(admin(), 'PUT', group, { location: 'westeurope' });
    expect(
      (await world.ask(admin(), 'GET', `${collection(there)}?${V}&$filter=atScope()`)).body.value,
    ).not.toContainEqual(expect.objectContaining({ name: made.body.name }));
  });

  it('of the system can hide what is below the place that is listed', async () => {
    const there = `${subscription()}/resourceGroups/hidden`;
    await world.ask(admin(), 'PUT', `${there}?api-version=2021-04-01`, { location: 'westeurope' });
    const assignments = (scope: string) => `${scope}/providers/Microsoft.Authorization/roleAssignments`;
    const name = guid();
    await world.ask(admin(), 'PUT', `${assignments(there)}/${name}?api-version=2022-04-01`, {
      properties: { roleDefinitionId: RBAC_ADMINISTRATOR, principalId: world.people.kim.id },
    });
    const names = async () => {
      const { body } = await world.ask(
        world.caller('lou'),
        'GET',
        `${assignments(subscription())}?api-version=2022-04-01`,
      );
      return body.value.map((row: { name: string }) => row.name);
    };
    expect(await names()).toContain(name);
    const scope = parseScope(there);
    await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
      const writer = change.tenant(world.customer);
      await writer.addDenyAssignment({
        ...SYSTEM,
        id: guid(),
        scope: scope.ok ? scope.value : subscriptionScope(world.subscription),
        scopeText: there,
        permissions: [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [], condition: null }],
        principals: [world.people.lou.id],
      });
      await writer.record({ operation: 'test', target: there, before: null, after: null });
      return ok(undefined);
    });
    expect(await names()).not.toContain(name);
  });
  const group = (name: string) => `${subscription()}/resourceGroups/${name}?api-version=2021-04-01`;
  const write = (persona: 'adminAgent') =>
    world.ask(world.caller(persona, world.customer), 'PUT', group('denied'), { location: 'westeurope' });

  it("stops the partner's Owner, names itself, and lets go when it is removed", async () => {
    const id = guid();
    const everybody = denial({
      principals: [{ id: EVERYONE, type: 'SystemDefined' }],
      excludePrincipals: [kim()],
      denyAssignmentName: 'Freeze',
    });
    const made = await world.ask(admin(), 'PUT', at(id), everybody);
    expect(made.status).toBe(201);
    expect(made.body.properties).toMatchObject({
      isSystemProtected: false,
      denyAssignmentEffect: 'enforced',
      principals: [{ id: EVERYONE, type: 'SystemDefined' }],
      excludePrincipals: [kim()],
    });
    const refused = await write('adminAgent');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'DenyAssignmentAuthorizationFailed']);
    expect(refused.body.error.message).toContain(`'Freeze' and Id '${id}'`);

    // Replaced by one that only watches, it refuses nobody.
    const audit = { properties: { ...everybody.properties, denyAssignmentEffect: 'audit' } };
    expect((await world.ask(admin(), 'PUT', at(id), audit)).status).toBe(200);
    expect((await write('adminAgent')).status).toBe(201);

    expect((await world.ask(admin(), 'PUT', at(id), everybody)).status).toBe(200);
    expect((await write('adminAgent')).status).toBe(403);
    const removed = await world.ask(admin(), 'DELETE', at(id));
    expect([removed.status, removed.body.name]).toEqual([200, id]);
    expect((await world.ask(admin(), 'DELETE', at(id))).status).toBe(204);
    expect((await write('adminAgent')).status).toBe(200);
  });

  it('is listed where it reaches, and found by its name and whom it denies', async () => {
    const id = guid();
    await world.ask(admin(), 'PUT', at(id), deniesKim({ denyAssignmentName: "Kim's" }));
    const idsOf = async (scope: string, filter = '') => {
      const { body } = await world.ask(
        admin(),
        'GET',
        `${collection(scope)}?${V}&$filter=${encodeURIComponent(filter)}`,
      );
      return body.value.map(({ name }: { name: string }) => name);
    };
    expect(await idsOf(subscription())).toContain(id);
    expect(await idsOf(`${subscription()}/resourceGroups/denied`, 'atScope()')).toContain(id);
    expect(await idsOf(subscription(), "denyAssignmentName eq 'kim''s'")).toEqual([id]);
    expect(await idsOf(subscription(), `principalId eq '${world.people.kim.id}'`)).toContain(id);
    expect(await idsOf(subscription(), `principalId eq '${world.people.customerAdmin.id}'`)).toEqual([]);
    expect((await world.ask(admin(), 'GET', at(id))).body.name).toBe(id);
    expect((await world.ask(admin(), 'GET', at())).body.error.code).toBe('DenyAssignmentNotFound');
    const nonsense = await world.ask(admin(), 'GET', `${collection()}?${V}&$filter=nope`);
    expect(nonsense.status).toBe(400);
  });
});

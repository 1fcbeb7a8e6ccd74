import { OWNER, READER, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guid, openWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const V = 'api-version=2022-04-01';
const admin = () => world.caller('adminAgent', world.customer);
const subscription = () => `/subscriptions/${world.subscription}`;
const at = (id: string, scope = subscription()) =>
  `${scope}/providers/Microsoft.Authorization/roleDefinitions/${id}?${V}`;
const group = (name: string) => `${subscription()}/resourceGroups/${name}`;

interface Draft {
  readonly roleName?: string;
  readonly assignableScopes?: readonly string[];
  readonly permissions?: readonly object[];
  readonly [more: string]: unknown;
}
const role = (draft: Draft = {}) => ({
  properties: {
    roleName: `Role ${guid()}`,
    description: 'Reads.',
    permissions: [{ actions: ['*/read'] }],
    assignableScopes: [subscription()],
    ...draft,
  },
});
const assign = async (principalId: string, roleId: string, scope = subscription()) => {
  const seen = await world.ask(
    admin(),
    'PUT',
    `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid()}?${V}`,
    { properties: { roleDefinitionId: roleId, principalId } },
  );
  expect(seen.status).toBe(201);
};

describe('a custom role is refused', () => {
  it.each([
    ['a name that is no GUID', 'reader', {}, 400, 'InvalidRoleDefinitionId'],
    ['no name', undefined, { roleName: ' ' }, 400, 'InvalidRoleDefinitionName'],
    ['a name of 513 characters', undefined, { roleName: 'x'.repeat(513) }, 400, 'InvalidRoleDefinitionName'],
    ['a long description', undefined, { description: 'x'.repeat(2049) }, 400, 'InvalidRoleDefinitionDescription'],
    ['no assignable scope', undefined, { assignableScopes: [] }, 400, 'InvalidRoleDefinitionAssignableScopes'],
    ['the root', undefined, { assignableScopes: ['/'] }, 400, 'InvalidRoleDefinitionAssignableScopes'],
    ['a scope that is none', undefined, { assignableScopes: ['x'] }, 400, 'InvalidRoleDefinitionAssignableScopes'],
    [
      'two management groups',
      undefined,
      {
        assignableScopes: ['a', 'b'].map((name) => `/providers/Microsoft.Management/managementGroups/${name}`),
      },
      400,
      'InvalidRoleDefinitionAssignableScopes',
    ],
    [
      'two wildcards in one action',
      undefined,
      { permissions: [{ actions: ['Microsoft.*/x/*'] }] },
      400,
      'InvalidActionOrNotAction',
    ],
    [
      'an action of a namespace nobody has',
      undefined,
      { permissions: [{ actions: ['Contoso.Nothing/things/read'] }] },
      400,
      'InvalidActionOrNotAction',
    ],
    [
      'a data action of a namespace nobody has',
      undefined,
      { permissions: [{ dataActions: ['Contoso.Nothing/*'] }] },
      400,
      'InvalidDataActionOrNotDataAction',
    ],
    ['two permission entries', undefined, { permissions: [{}, {}] }, 400, 'InvalidRequestContent'],
    [
      'a condition',
      undefined,
      { permissions: [{ actions: ['*/read'], condition: 'true' }] },
      400,
      'InvalidRequestContent',
    ],
    ['the kind of a built-in one', undefined, { type: 'BuiltInRole' }, 400, 'InvalidRequestContent'],
    ["a built-in role's id", READER, {}, 403, 'RoleDefinitionUpdateNotPermitted'],
    ["a built-in role's name", undefined, { roleName: 'reader' }, 409, 'RoleDefinitionWithSameNameExists'],
  ])('with %s', async (_name, id, draft, status, code) => {
    const seen = await world.ask(admin(), 'PUT', at(id ?? guid()), role(draft));
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
  });

  it('to whoever may not write roles at the scope of the path', async () => {
    for (const persona of ['kim', 'customerAdmin'] as const) {
      const seen = await world.ask(world.caller(persona), 'PUT', at(guid()), role());
      expect([seen.status, seen.body.error.code]).toEqual([403, 'AuthorizationFailed']);
    }
  });

  it('to whoever may write roles at the scope of the path, but not at each assignable scope', async () => {
    for (const name of ['mine', 'theirs']) {
      await world.ask(admin(), 'PUT', `${group(name)}?api-version=2021-04-01`, { location: 'westeurope' });
    }
    await assign(world.people.lou.id, OWNER, group('mine'));
    const lou = world.caller('lou');
    const wide = role({ assignableScopes: [group('mine'), group('theirs')] });
    const seen = await world.ask(lou, 'PUT', at(guid(), group('mine')), wide);
    expect([seen.status, seen.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect(seen.body.error.message).toContain('/resourceGroups/theirs');

    const own = guid();
    expect(
      (await world.ask(lou, 'PUT', at(own, group('mine')), role({ assignableScopes: [group('mine')] }))).status,
    ).toBe(201);
    // Nor may it take in a scope by way of a role it wrote before, or take away one that others wrote.
    expect((await world.ask(lou, 'PUT', at(own, group('mine')), wide)).body.error.code).toBe(
      'LinkedAuthorizationFailed',
    );
    const ofOthers = guid();
    expect((await world.ask(admin(), 'PUT', at(ofOthers), wide)).status).toBe(201);
    const narrowed = role({ assignableScopes: [group('mine')] });
    expect((await world.ask(lou, 'PUT', at(ofOthers, group('mine')), narrowed)).status).toBe(403);
    expect((await world.ask(lou, 'DELETE', at(ofOthers, group('mine')))).body.error.code).toBe(
      'LinkedAuthorizationFailed',
    );
  });

  it("for another tenant's subscription, as for one that nobody has", async () => {
    for (const id of [world.otherSubscription, guid()]) {
      const seen = await world.ask(admin(), 'PUT', at(guid()), role({ assignableScopes: [`/subscriptions/${id}`] }));
      expect([seen.status, seen.body.error.code]).toEqual([404, 'SubscriptionNotFound']);
    }
  });

  it('under a name that another one has, in whatever letter case', async () => {
    expect((await world.ask(admin(), 'PUT', at(guid()), role({ roleName: 'Étage' }))).status).toBe(201);
    const seen = await world.ask(admin(), 'PUT', at(guid()), role({ roleName: ' éTAGE ' }));
    expect([seen.status, seen.body.error.code]).toEqual([409, 'RoleDefinitionWithSameNameExists']);
  });
});

describe('a custom role', () => {
  let id: string;
  const name = 'Nacht-Wächter';
  beforeEach(async () => {
    id = guid();
  });

  it('answers 201 when it is made and when it is changed, and takes effect at once', async () => {
    const made = await world.ask(admin(), 'PUT', at(id), role({ roleName: name }));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: `${subscription()}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
      name: id,
      properties: { roleName: name, type: 'CustomRole', assignableScopes: [subscription()] },
    });
    await assign(world.people.kim.id, id);
    const list = `${subscription()}/resourceGroups?api-version=2021-04-01`;
    expect((await world.ask(world.caller('kim'), 'GET', list)).status).toBe(200);

    const changed = role({ roleName: name, permissions: [{ actions: ['Microsoft.Compute/*/read'] }] });
    expect((await world.ask(admin(), 'PUT', at(id), changed)).status).toBe(201);
    expect((await world.ask(world.caller('kim'), 'GET', list)).status).toBe(403);

    const kept = await world.ask(admin(), 'DELETE', at(id));
    expect([kept.status, kept.body.error.code]).toEqual([400, 'RoleDefinitionHasAssignments']);
    const moved = role({ roleName: name, assignableScopes: [group('mine')] });
    expect((await world.ask(admin(), 'PUT', at(id), moved)).body.error.code).toBe('RoleDefinitionHasAssignments');
  });

  it('comes back from a client as it was read', async () => {
    await world.ask(admin(), 'PUT', at(id), role());
    const { body } = await world.ask(admin(), 'GET', at(id));
    expect((await world.ask(admin(), 'PUT', at(id), body)).status).toBe(201);
  });

  it('is removed with 200 and its last state, then with 204', async () => {
    await world.ask(admin(), 'PUT', at(id), role());
    const removed = await world.ask(admin(), 'DELETE', at(id));
    expect([removed.status, removed.body.name]).toEqual([200, id]);
    expect((await world.ask(admin(), 'DELETE', at(id))).status).toBe(204);
    expect((await world.ask(admin(), 'GET', at(id))).status).toBe(404);
  });

  it('is not a built-in one, which nobody removes', async () => {
    const seen = await world.ask(admin(), 'DELETE', at(USER_ACCESS_ADMINISTRATOR));
    expect([seen.status, seen.body.error.code]).toEqual([403, 'RoleDefinitionUpdateNotPermitted']);
  });
});

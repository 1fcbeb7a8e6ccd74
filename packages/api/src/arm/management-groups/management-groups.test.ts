import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { fail, ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const V = 'api-version=2021-04-01';
const group = (name: string, more = '') => `/providers/Microsoft.Management/managementGroups/${name}${more}`;
const ask = (persona: Persona, method: string, path: string, body?: object) =>
  world.ask(world.caller(persona, world.customer), method, path.includes('?') ? path : `${path}?${V}`, body);
const details = (parent: string, displayName?: string) => ({
  properties: { ...(displayName ? { displayName } : {}), details: { parent: { id: group(parent) } } },
});
const assign = async (by: Persona, scope: string, role: string, persona: Persona) => {
  const path = `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
  const seen = await ask(by, 'PUT', path, {
    properties: { roleDefinitionId: role, principalId: world.people[persona].id },
  });
  must(seen.status === 201 ? ok(seen) : fail(seen));
};
const subscription = () => `/subscriptions/${world.subscription}`;

describe('a management group is refused', () => {
  it.each([
    ['a name of 91 letters', 'a'.repeat(91), {}, 400, 'BadRequest'],
    ['a name that ends in a period', 'a.', {}, 400, 'BadRequest'],
    ['a name with a blank', 'a%20b', {}, 400, 'BadRequest'],
    ['a long display name', 'a', { properties: { displayName: 'x'.repeat(91) } }, 400, 'BadRequest'],
    ['a parent that is not there', 'a', details('nowhere'), 404, 'NotFound'],
    [
      'a parent that is no group',
      'a',
      { properties: { details: { parent: { id: '/subscriptions/x' } } } },
      404,
      'NotFound',
    ],
    ['a property nobody knows', 'a', { colour: 'red' }, 400, 'InvalidRequestContent'],
  ])('with %s', async (_name, name, body, status, code) => {
    const seen = await ask('kim', 'PUT', group(name), body);
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
  });

  it.each(['adminAgent', 'helpdeskAgent', 'globalAdmin'] as const)(
    'to %s of the partner, who is not at home here',
    async (persona) => {
      const seen = await ask(persona, 'PUT', group('by-partner'), {});
      expect([seen.status, seen.body.error.code]).toEqual([403, 'AuthorizationFailed']);
    },
  );

  it("below somebody else's", async () => {
    expect((await ask('kim', 'PUT', group('kims'), {})).status).toBe(200);
    for (const [method, path, body] of [
      ['PUT', group('below-kims'), details('kims')],
      ['PUT', group('kims'), { properties: { displayName: 'Mine now' } }],
      ['PATCH', group('kims'), { displayName: 'Mine now' }],
      ['DELETE', group('kims'), undefined],
      ['GET', group('kims'), undefined],
      ['PUT', group('kims', `/subscriptions/${world.subscription}`), undefined],
    ] as const) {
      const seen = await ask('lou', method, path, body);
      expect([seen.status, seen.body.error.code], `${method} ${path}`).toEqual([403, 'AuthorizationFailed']);
    }
  });

  it('deeper than six levels, or below itself', async () => {
    for (let level = 1; level <= 6; level += 1) {
      const seen = await ask('kim', 'PUT', group(`level-${level}`), level === 1 ? {} : details(`level-${level - 1}`));
      expect(seen.status).toBe(200);
    }
    const deeper = await ask('kim', 'PUT', group('level-7'), details('level-6'));
    expect([deeper.status, deeper.body.error.message]).toEqual([400, expect.stringContaining('six levels')]);
    const moved = await ask('kim', 'PATCH', group('level-1'), { parentGroupId: group('kims') });
    expect([moved.status, moved.body.error.message]).toEqual([400, expect.stringContaining('six levels')]);
    const round = await ask('kim', 'PATCH', group('level-2'), { parentGroupId: group('level-4') });
    expect([round.status, round.body.error.message]).toEqual([400, expect.stringContaining('below itself')]);
  });
});

describe('a management group', () => {
  it('is made by az with an empty parent, belongs to its maker, and is found without case', async () => {
    const made = await ask('lou', 'PUT', group('Ops'), {
      name: 'Ops',
      properties: { displayName: 'Betrieb', details: { parent: {} } },
    });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      id: group('Ops'),
      name: 'Ops',
      properties: {
        tenantId: world.customer,
        displayName: 'Betrieb',
        details: { parent: { name: world.customer, displayName: 'Tenant root group' } },
      },
    });
    expect((await ask('lou', 'GET', group('OPS'))).body).toMatchObject({ name: 'Ops' });
    const list = await ask('lou', 'GET', group('').slice(0, -1));
    expect(list.body.value.map(({ name }: { name: string }) => name)).toEqual(['Ops']);
    expect((await ask('kim', 'GET', group('Ops'))).status).toBe(403);
  });

  it('is renamed and moved by those who own it', async () => {
    await ask('lou', 'PUT', group('Sub'), { properties: { displayName: 'Sub' } });
    const moved = await ask('lou', 'PATCH', group('sub'), { parentGroupId: group('ops'), displayName: 'Teil' });
    expect(moved.body.properties).toMatchObject({ displayName: 'Teil', details: { parent: { name: 'Ops' } } });
    const into = await ask('lou', 'PATCH', group('sub'), { parentGroupId: group('kims') });
    expect([into.status, into.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    const tree = await ask('lou', 'GET', `${group('Ops')}?${V}&$expand=children&$recurse=true`);
    expect(tree.body.properties.children).toEqual([
      {
        type: 'Microsoft.Management/managementGroups',
        id: group('Sub'),
        name: 'Sub',
        displayName: 'Teil',
        children: null,
      },
    ]);
    const nothing = await ask('lou', 'GET', `${group('Ops')}?${V}&$expand=everything`);
    expect(nothing.status).toBe(400);
  });

  it('is removed only once it is empty, with 204, as clients want it', async () => {
    expect((await ask('lou', 'DELETE', group('Ops'))).status).toBe(400);
    expect((await ask('lou', 'DELETE', group('Sub'))).status).toBe(204);
    expect((await ask('lou', 'DELETE', group('Ops'))).status).toBe(204);
    expect((await ask('lou', 'GET', group('Ops'))).status).toBe(403);
  });

  it('hands nothing down from a former life', async () => {
    expect((await ask('kim', 'PUT', group('Ops'), {})).status).toBe(200);
    expect((await ask('lou', 'GET', group('Ops'))).status).toBe(403);
  });

  it('takes role assignments only while it is there', async () => {
    const admin = world.caller('customerAdmin');
    await world.ask(admin, 'POST', '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01');
    const path = `${group('nowhere')}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
    const seen = await world.ask(admin, 'PUT', path, {
      properties: { roleDefinitionId: READER, principalId: world.people.lou.id },
    });
    expect([seen.status, seen.body.error.code]).toEqual([404, 'NotFound']);
  });
});

describe('a subscription in a management group', () => {
  const into = (name: string) => group(name, `/subscriptions/${world.subscription}`);

  it('is not moved by an Owner of the group alone, nor by an Owner of the subscription alone', async () => {
    expect((await ask('kim', 'PUT', into('kims'))).body.error.code).toBe('LinkedAuthorizationFailed');
    expect((await ask('adminAgent', 'PUT', into('kims'))).body.error.code).toBe('AuthorizationFailed');
  });

  it('is not moved by who may write it, but not hand out roles on it', async () => {
    await assign('adminAgent', subscription(), CONTRIBUTOR, 'kim');
    expect((await ask('kim', 'PUT', into('kims'))).body.error.code).toBe('LinkedAuthorizationFailed');
  });

  it('takes on the rights of where it lies, and loses them when it leaves', async () => {
    await assign('adminAgent', subscription(), OWNER, 'kim');
    await assign('kim', group('kims'), READER, 'lou');
    const list = `${subscription()}/resourceGroups?${V}`;
    expect((await ask('lou', 'GET', list)).status).toBe(403);
    const placed = await ask('kim', 'PUT', into('kims'));
    expect(placed.body).toMatchObject({
      name: world.subscription,
      properties: { parent: { id: group('kims') }, state: 'Active' },
    });
    expect((await ask('lou', 'GET', list)).status).toBe(200);
    expect((await ask('lou', 'GET', into('kims'))).status).toBe(200);
    const inside = await ask('kim', 'GET', group('kims', '/subscriptions'));
    expect(inside.body.value).toHaveLength(1);
    expect((await ask('kim', 'GET', group('kims', '/descendants'))).body.value).toMatchObject([
      { type: '/subscriptions', name: world.subscription },
    ]);
    // An inherited assignment names its role by the subscription of the request, as az compares it.
    const assignments = await ask(
      'kim',
      'GET',
      `${subscription()}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()`,
    );
    const inherited = assignments.body.value.find(
      ({ properties }: { properties: { principalId: string } }) => properties.principalId === world.people.lou.id,
    );
    expect(inherited.properties).toMatchObject({ scope: group('kims') });
    expect(inherited.properties.roleDefinitionId.startsWith(subscription())).toBe(true);

    expect((await ask('kim', 'DELETE', group('kims'))).status).toBe(400);
    expect((await ask('kim', 'DELETE', into('kims'))).status).toBe(200);
    expect((await ask('kim', 'DELETE', into('kims'))).status).toBe(204);
    expect((await ask('lou', 'GET', list)).status).toBe(403);
  });

  it('is not taken out of a group by an Owner of it who may not write that group', async () => {
    await ask('kim', 'PUT', into('kims'));
    await assign('kim', subscription(), OWNER, 'lou');
    expect((await ask('lou', 'PUT', group('lous'), {})).status).toBe(200);
    const taken = await ask('lou', 'PUT', into('lous'));
    expect([taken.status, taken.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect(taken.body.error.message).toContain(group('kims'));
    expect((await ask('kim', 'DELETE', into('kims'))).status).toBe(200);
    expect((await ask('lou', 'PUT', into('lous'))).status).toBe(200);
    expect((await ask('lou', 'DELETE', into('lous'))).status).toBe(200);
  });

  it("of another tenant is none, even for who holds everything at the own tenant's root", async () => {
    const seen = await ask('kim', 'PUT', group('kims', `/subscriptions/${world.otherSubscription}`));
    expect([seen.status, seen.body.error.code]).toEqual([404, 'SubscriptionNotFound']);
  });

  it('stays where an assignment of a custom role needs it', async () => {
    await ask('kim', 'PUT', into('kims'));
    const role = guid();
    const path = `${group('kims')}/providers/Microsoft.Authorization/roleDefinitions/${role}?api-version=2022-04-01`;
    const made = await ask('kim', 'PUT', path, {
      properties: { roleName: 'Bound', permissions: [{ actions: ['*/read'] }], assignableScopes: [group('kims')] },
    });
    expect(made.status).toBe(201);
    await assign('kim', subscription(), role, 'lou');
    const stuck = await ask('kim', 'DELETE', into('kims'));
    expect([stuck.status, stuck.body.error.message]).toEqual([400, expect.stringContaining(role)]);
  });
});

describe('the tree of a tenant', () => {
  it('shows everybody what they may see', async () => {
    const entities = async (persona: Persona) =>
      (await ask(persona, 'POST', '/providers/Microsoft.Management/getEntities')).body;
    expect(await entities('helpdeskAgent')).toEqual({ value: [], count: 0 });
    const { value, count } = await entities('kim');
    expect(count).toBe(value.length);
    expect(value.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['kims', world.subscription]),
    );
  });

  it.each([
    ['kims', false, 'AlreadyExists'],
    ['KIMS', false, 'AlreadyExists'],
    ['a b', false, 'Invalid'],
    ['free', true, undefined],
  ])('says whether %j is free', async (name, nameAvailable, reason) => {
    const { body } = await ask('lou', 'POST', '/providers/Microsoft.Management/checkNameAvailability', { name });
    expect([body.nameAvailable, body.reason]).toEqual([nameAvailable, reason]);
  });

  it('has a root that can be renamed, and neither moved nor removed', async () => {
    const root = group(world.customer);
    const renamed = await ask('customerAdmin', 'PATCH', root, { displayName: 'Élysée' });
    // Elevated to User Access Administrator, one may hand out roles and read; writing takes another role.
    expect(renamed.status).toBe(403);
    await assign('customerAdmin', '/', OWNER, 'customerAdmin');
    expect((await ask('customerAdmin', 'PATCH', root, { displayName: 'Élysée' })).body.properties).toMatchObject({
      displayName: 'Élysée',
    });
    const moved = await ask('customerAdmin', 'PATCH', root, { parentGroupId: group('kims') });
    expect([moved.status, moved.body.error.message]).toEqual([400, expect.stringContaining('root')]);
    expect((await ask('customerAdmin', 'DELETE', root)).status).toBe(400);
  });
});

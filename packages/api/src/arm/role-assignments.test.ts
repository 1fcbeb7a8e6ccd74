import { operatorAct } from '@mandate/app/act';
import { removeMember } from '@mandate/app/directory/change-directory';
import {
  CONTRIBUTOR,
  OWNER,
  RBAC_ADMINISTRATOR,
  READER,
  USER_ACCESS_ADMINISTRATOR,
} from '@mandate/rbac/builtin-roles/well-known';
import { ok } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const VERSION = 'api-version=2022-04-01';
const assignments = (scope: string) => `${scope}/providers/Microsoft.Authorization/roleAssignments`;
const at = (name: string = guid()) => `${assignments(`/subscriptions/${world.subscription}`)}/${name}?${VERSION}`;
const wanted = (role: string, principalId: string, more: object = {}) => ({
  properties: { roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}`, principalId, ...more },
});
const sales = () => world.caller('salesAgent', world.customer);
const admin = () => world.caller('adminAgent', world.customer);
const kim = () => world.people.kim.id;

describe('a Sales agent at a customer', () => {
  it.each([
    ['Owner', OWNER],
    ['User Access Administrator', USER_ACCESS_ADMINISTRATOR],
    ['Role Based Access Control Administrator', RBAC_ADMINISTRATOR],
  ])('is refused to hand out %s, and told that a condition stands in the way', async (_name, role) => {
    const { status, body } = await world.ask(sales(), 'PUT', at(), wanted(role, kim()));
    expect(status).toBe(403);
    expect(body.error.code).toBe('AuthorizationFailed');
    expect(body.error.message).toContain(
      'does not have authorization or an ABAC condition not fulfilled to perform action',
    );
  });

  it("is refused to give roles to the partner's own groups", async () => {
    const { status } = await world.ask(sales(), 'PUT', at(), wanted(READER, world.groups.SalesAgents));
    expect(status).toBe(403);
  });

  it('is refused a custom role that can write under Microsoft.Authorization, which is Owner by another id', async () => {
    const role = guid();
    must(
      await world.ports.store
        .commit([], operatorAct(world.ports).context, async (change) => {
          const writer = change.tenant(world.customer);
          await writer.putCustomRole({
            id: role,
            name: 'Innocent looking',
            kind: 'CustomRole',
            description: '',
            permissions: [
              { actions: ['*/write'], notActions: [], dataActions: [], notDataActions: [], condition: null },
            ],
            assignableScopes: [subscriptionScope(world.subscription)],
            createdAt: 0,
            updatedAt: 0,
          });
          await writer.record({ operation: 'test', target: role, before: null, after: null });
          return ok(undefined);
        })
        .then((committed) =>
          committed.kind === 'committed' ? ok(committed.value) : { ok: false as const, failure: committed },
        ),
    );
    const refused = await world.ask(sales(), 'PUT', at(), wanted(role, kim()));
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('may not assign it');
    const name = guid();
    expect((await world.ask(admin(), 'PUT', at(name), wanted(role, kim()))).status).toBe(201);
    expect((await world.ask(admin(), 'DELETE', at(name))).status).toBe(200);
  });

  it("is refused to remove the Admin agents' Owner, and may remove what it gave", async () => {
    const list = await world.ask(sales(), 'GET', `${assignments(`/subscriptions/${world.subscription}`)}?${VERSION}`);
    const owner = list.body.value.find(
      (row: { properties: { principalId: string } }) => row.properties.principalId === world.groups.AdminAgents,
    );
    expect((await world.ask(sales(), 'DELETE', at(owner.name))).status).toBe(403);

    const name = guid();
    expect((await world.ask(sales(), 'PUT', at(name), wanted(READER, world.people.lou.id))).status).toBe(201);
    const removed = await world.ask(sales(), 'DELETE', at(name));
    expect(removed.status).toBe(200);
    expect(removed.body.name).toBe(name);
    // What is not there has no attributes, so a constrained right does not reach it; an unconstrained one finds none.
    expect((await world.ask(sales(), 'DELETE', at(name))).status).toBe(403);
    expect((await world.ask(admin(), 'DELETE', at(name))).status).toBe(204);
  });
});

describe('who may assign roles', () => {
  it.each(['kim', 'lou', 'helpdeskAgent'] as const)('refuses %s, who holds no role', async (persona) => {
    const { status, body } = await world.ask(world.caller(persona, world.customer), 'PUT', at(), wanted(READER, kim()));
    expect(status).toBe(403);
    expect(body.error.message).toContain(
      "does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write'",
    );
  });

  it('refuses a Contributor', async () => {
    must(await given(world, CONTRIBUTOR, world.people.lou.id));
    const lou = world.caller('lou');
    expect((await world.ask(lou, 'PUT', at(), wanted(READER, kim()))).status).toBe(403);
  });

  it('lets neither a Billing admin of the partner nor a stranger in, and says the same to both', async () => {
    for (const persona of ['billingAdmin', 'stranger'] as const) {
      const { status, body } = await world.ask(
        world.caller(persona, world.customer),
        'PUT',
        at(),
        wanted(READER, kim()),
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain('no delegated admin privileges reach it');
    }
  });

  it('answers for a subscription of another tenant as for one that does not exist', async () => {
    const there = `${assignments(`/subscriptions/${world.otherSubscription}`)}/${guid()}?${VERSION}`;
    const nowhere = `${assignments(`/subscriptions/${guid()}`)}/${guid()}?${VERSION}`;
    const answers = [];
    for (const url of [there, nowhere]) {
      const { status, body } = await world.ask(world.caller('customerAdmin'), 'PUT', url, wanted(READER, kim()));
      answers.push([status, body.error.code]);
    }
    expect(answers).toEqual([
      [404, 'SubscriptionNotFound'],
      [404, 'SubscriptionNotFound'],
    ]);
  });

  it("refuses in the customer's tenant who left AdminAgents between decision and commit", async () => {
    const group = world.groups.AdminAgents;
    const member = world.people.adminAgent.id;
    const name = guid();
    world.beforeNextCommit(async () => {
      must(await removeMember(operatorAct(world.ports), world.partner, { group, member }));
    });
    const late = await world.ask(admin(), 'PUT', at(name), wanted(READER, kim()));
    expect(late.status).toBe(403);
    expect(
      await world.ports.store
        .tenant(world.customer)
        .findRoleAssignment(subscriptionScope(world.subscription), name as never),
    ).toBeUndefined();
    await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
      const writer = change.tenant(world.partner);
      await writer.addMember(group, member);
      await writer.record({ operation: 'test', target: 'group', before: null, after: null });
      return ok(undefined);
    });
    expect((await world.ask(admin(), 'PUT', at(name), wanted(READER, kim()))).status).toBe(201);
    expect((await world.ask(admin(), 'DELETE', at(name))).status).toBe(200);
  });
});

describe('a role assignment', () => {
  it.each([
    ['a name that is no GUID', () => at('reader-for-kim'), () => wanted(READER, kim()), 400, 'InvalidRoleAssignmentId'],
    ['a principal that is no GUID', () => at(), () => wanted(READER, 'kim'), 400, 'InvalidPrincipalId'],
    ['a principal nobody knows', () => at(), () => wanted(READER, guid()), 400, 'PrincipalNotFound'],
    [
      'a principal of another type',
      () => at(),
      () => wanted(READER, kim(), { principalType: 'Group' }),
      400,
      'UnmatchedPrincipalType',
    ],
    [
      'a type that does not exist',
      () => at(),
      () => wanted(READER, kim(), { principalType: 'Robot' }),
      400,
      'InvalidPrincipalType',
    ],
    ['a role that does not exist', () => at(), () => wanted(guid(), kim()), 400, 'RoleDefinitionDoesNotExist'],
    ['a role id that is no id', () => at(), () => wanted('reader', kim()), 400, 'BadRequestFormat'],
    [
      'a malformed condition',
      () => at(),
      () => wanted(READER, kim(), { condition: '@Nope[', conditionVersion: '2.0' }),
      400,
      'RoleAssignmentConditionInvalid',
    ],
    [
      'a condition of version 1.0',
      () => at(),
      () => wanted(READER, kim(), { condition: 'true', conditionVersion: '1.0' }),
      400,
      'RoleAssignmentConditionInvalid',
    ],
    ['a body without properties', () => at(), () => ({}), 400, 'InvalidRequestContent'],
  ])('is refused with %s', async (_name, url, body, status, code) => {
    const seen = await world.ask(admin(), 'PUT', url(), body());
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
  });

  it('is refused a second time for the same principal, role and scope, whatever its name', async () => {
    const name = guid();
    expect((await world.ask(admin(), 'PUT', at(name), wanted(READER, kim()))).status).toBe(201);
    const again = await world.ask(admin(), 'PUT', at(), wanted(READER, kim()));
    expect([again.status, again.body.error.code]).toEqual([409, 'RoleAssignmentExists']);
    expect(again.body.error.message).toContain('The role assignment already exists.');

    expect((await world.ask(admin(), 'PUT', at(name), wanted(READER, kim()))).status).toBe(200);
    const changed = await world.ask(admin(), 'PUT', at(name), wanted(CONTRIBUTOR, kim()));
    expect([changed.status, changed.body.error.code]).toEqual([403, 'RoleAssignmentUpdateNotPermitted']);
    expect((await world.ask(admin(), 'DELETE', at(name))).status).toBe(200);
  });

  it('names its role by the subscription of the request, as az compares it', async () => {
    const list = await world.ask(
      admin(),
      'GET',
      `${assignments(`/subscriptions/${world.subscription}`)}?${VERSION}&$filter=atScope()`,
    );
    for (const { properties } of list.body.value) {
      expect(properties.roleDefinitionId).toMatch(
        new RegExp(
          `^/subscriptions/${world.subscription}/providers/Microsoft.Authorization/roleDefinitions/[0-9a-f-]{36}$`,
        ),
      );
    }
  });

  it.each([
    "principalId eq 'x'",
    'principalId eq 1',
    'atScope() or atScope()',
    "nope eq 'x'",
    'atScope() and',
    'asTarget()',
  ])('is not listed under a filter that is not understood: %s', async (filter) => {
    const url = `${assignments(`/subscriptions/${world.subscription}`)}?${VERSION}&$filter=${encodeURIComponent(filter)}`;
    const { status } = await world.ask(admin(), 'GET', url);
    expect(status).toBe(400);
  });

  it('is the same by every spelling of its path', async () => {
    const name = guid();
    must(await given(world, READER, kim(), name));
    const scope = `/subscriptions/${world.subscription}`;
    const bodies = new Set<string>();
    for (const path of [
      `${assignments(scope)}/${name}`,
      `/${assignments(scope)}/${name}`,
      `${assignments(scope.toUpperCase()).replace('PROVIDERS', 'providers')}/${name.toUpperCase()}`,
      `${encodeURIComponent(scope)}/providers//microsoft.authorization/ROLEASSIGNMENTS/${name}/`,
      `/%2F${assignments(scope).slice(1).replaceAll('/', '%2F')}%2F${name}`,
    ]) {
      const { status, body } = await world.ask(admin(), 'GET', `${path}?${VERSION}`);
      expect(status, path).toBe(200);
      bodies.add(JSON.stringify(body));
    }
    expect(bodies.size).toBe(1);
  });
});

async function given(where: World, role: string, principal: string, name: string = guid()) {
  const seen = await where.ask(where.caller('adminAgent', where.customer), 'PUT', at(name), wanted(role, principal));
  return seen.status === 201 ? ok(seen.body) : { ok: false as const, failure: seen };
}

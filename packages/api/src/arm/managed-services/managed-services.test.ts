import { putRegistrationAssignment } from '@mandate/app/delegations/put-registration';
import { CONTRIBUTOR, OWNER, READER, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import { subscriptionScope } from '@mandate/rbac/scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, openWorld, type World } from '../../testing/world.ts';

const V = 'api-version=2022-10-01';
const LETTING_GO = '91c1777a-f3dc-4fae-b103-61d183457e46';
const BLOB_READER = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await assign(admin(), OWNER, world.people.kim.id);
});
afterEach(async () => {
  const [bug] = world.reported;
  await world.close();
  if (bug) throw bug;
});

const sub = () => `/subscriptions/${world.subscription}`;
/** The partner's Owner on the customer's behalf, a member who is Owner, and the managing tenant's people. */
const admin = () => world.caller('adminAgent', world.customer);
const kim = () => world.caller('kim');
const operator = () => world.caller('stranger');
const assign = (who: ReturnType<typeof kim>, role: string, principalId: string, more: object = {}, scope = sub()) =>
  world.ask(who, 'PUT', `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`, {
    properties: { roleDefinitionId: role, principalId, ...more },
  });
const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [status, body.error?.code];

const authorization = (roleDefinitionId: string, more: object = {}) => ({
  principalId: world.people.stranger.id,
  principalIdDisplayName: 'Operations',
  roleDefinitionId,
  ...more,
});
const definition = (authorizations: readonly object[], more: object = {}) => ({
  properties: {
    registrationDefinitionName: 'Operations',
    managedByTenantId: world.otherCustomer,
    authorizations,
    ...more,
  },
});
const path = (type: string, name: string, scope = sub()) =>
  `${scope}/providers/Microsoft.ManagedServices/${type}/${name}?${V}`;
const offer = (who: ReturnType<typeof kim>, wanted: object, name: string = guid()) =>
  world.ask(who, 'PUT', path('registrationDefinitions', name), wanted);

async function delegate(
  roles: readonly object[],
  { scope = sub(), more = {} }: { scope?: string; more?: object } = {},
) {
  const name = guid();
  expect((await offer(kim(), definition(roles, more), name)).status).toBe(201);
  const registrationDefinitionId = `${sub()}/providers/Microsoft.ManagedServices/registrationDefinitions/${name}`;
  const assignment = path('registrationAssignments', guid(), scope);
  const body = { properties: { registrationDefinitionId } };
  expect((await world.ask(kim(), 'PUT', assignment, body)).status).toBe(201);
  return { definition: name, assignment };
}
const makesGroup = async (who = operator(), name = 'made') =>
  (await world.ask(who, 'PUT', `${sub()}/resourceGroups/${name}?api-version=2021-04-01`, { location: 'westeurope' }))
    .status;
const listed = async (who = operator()) =>
  (await world.ask(who, 'GET', '/subscriptions?api-version=2022-12-01')).body.value;

describe('nothing is delegated', () => {
  it('with roles that may not be', async () => {
    for (const role of [OWNER, USER_ACCESS_ADMINISTRATOR, BLOB_READER, guid()]) {
      expect(codeOf(await offer(kim(), definition([authorization(role)])))).toEqual([
        400,
        'InvalidRegistrationDefinition',
      ]);
    }
    const assigning = (...ids: string[]) =>
      authorization(USER_ACCESS_ADMINISTRATOR, { delegatedRoleDefinitionIds: ids });
    for (const wanted of [
      assigning(),
      assigning(OWNER),
      assigning(USER_ACCESS_ADMINISTRATOR),
      authorization(READER, { delegatedRoleDefinitionIds: [READER] }),
    ]) {
      expect((await offer(kim(), definition([wanted]))).status).toBe(400);
    }
    const eligibleAuthorizations = [authorization(USER_ACCESS_ADMINISTRATOR)];
    expect((await offer(kim(), definition([], { eligibleAuthorizations }))).status).toBe(400);
    for (const maximumActivationDuration of ['PT9H', 'PT5M', 'long']) {
      const long = [authorization(READER, { justInTimeAccessPolicy: { maximumActivationDuration } })];
      expect((await offer(kim(), definition([], { eligibleAuthorizations: long }))).status).toBe(400);
    }
    expect((await offer(kim(), definition([]))).status).toBe(400);
    expect(
      (await offer(kim(), definition([authorization(READER)], { managedByTenantId: world.customer }))).status,
    ).toBe(400);
    expect((await offer(kim(), { ...definition([authorization(READER)]), plan: { name: 'x' } })).status).toBe(400);
  });

  it('by anybody but a member of the tenant who may give roles without a condition', async () => {
    const wanted = definition([authorization(READER)]);
    expect(codeOf(await offer(admin(), wanted))).toEqual([403, 'AuthorizationFailed']);
    expect(codeOf(await offer(operator(), wanted))).toEqual([404, 'SubscriptionNotFound']);
    await assign(admin(), CONTRIBUTOR, world.people.lou.id);
    expect(codeOf(await offer(world.caller('lou'), wanted))).toEqual([403, 'AuthorizationFailed']);
    const attribute = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';
    const condition = `!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}) OR ${attribute} ForAnyOfAllValues:GuidNotEquals {${OWNER}}`;
    await assign(admin(), OWNER, world.people.lou.id, { condition, conditionVersion: '2.0' });
    expect(codeOf(await offer(world.caller('lou'), wanted))).toEqual([403, 'AuthorizationFailed']);
    // Nor by the use case itself, whoever calls it.
    const act = await world.act('adminAgent', world.customer);
    const refused = await putRegistrationAssignment(act, {
      id: guid(),
      scope: subscriptionScope(world.subscription),
      scopeText: sub(),
      definition: guid(),
    });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'registration-consent' } });
    const { definition: name } = await delegate([authorization(CONTRIBUTOR)]);
    const wider = definition([authorization(CONTRIBUTOR), authorization(READER)]);
    expect(codeOf(await offer(operator(), wider, name))).toEqual([403, 'AuthorizationFailed']);
  });

  it('at a management group or a resource, nor twice', async () => {
    const name = guid();
    await offer(kim(), definition([authorization(READER)]), name);
    const registrationDefinitionId = `${sub()}/providers/Microsoft.ManagedServices/registrationDefinitions/${name}`;
    const put = (scope: string) =>
      world.ask(kim(), 'PUT', path('registrationAssignments', guid(), scope), {
        properties: { registrationDefinitionId },
      });
    expect((await put(`${sub()}/resourceGroups/g/providers/Microsoft.Compute/disks/d`)).status).toBe(400);
    expect((await put(sub())).status).toBe(201);
    expect(codeOf(await put(sub()))).toEqual([409, 'RegistrationAssignmentExists']);
    const unknown = { properties: { registrationDefinitionId: 'nothing' } };
    expect((await world.ask(kim(), 'PUT', path('registrationAssignments', guid()), unknown)).status).toBe(400);
  });

  it('from the marketplace, which is refused by name', async () => {
    const market = '/providers/Microsoft.ManagedServices/marketplaceRegistrationDefinitions';
    expect(codeOf(await world.ask(kim(), 'GET', `${sub()}${market}?${V}`))).toEqual([501, 'NotImplemented']);
  });
});

describe('a managing tenant', () => {
  it('acts in the subscription from its own home, within its role, and under its own name', async () => {
    expect(codeOf(await world.ask(operator(), 'GET', `${sub()}?api-version=2022-12-01`))).toEqual([
      404,
      'SubscriptionNotFound',
    ]);
    await delegate([authorization(CONTRIBUTOR)]);
    const found = (await listed()).find(
      ({ subscriptionId }: { subscriptionId: string }) => subscriptionId === world.subscription,
    );
    expect(found).toMatchObject({ tenantId: world.customer, managedByTenants: [{ tenantId: world.otherCustomer }] });
    expect(await makesGroup()).toBe(201);
    expect(codeOf(await assign(operator(), READER, world.people.stranger.id))).toEqual([403, 'AuthorizationFailed']);
    const { rows } = await world.ports.store.tenant(world.customer).listChangesBackwards({ after: null, limit: 1 });
    expect(rows).toMatchObject([
      { actor: { id: world.people.stranger.id, home: world.otherCustomer }, through: world.otherCustomer },
    ]);
    const own = (await world.ask(kim(), 'GET', `${sub()}?api-version=2022-12-01`)).body;
    expect(own.managedByTenants).toEqual([{ tenantId: world.otherCustomer }]);
  });

  it('holds nothing beside what is delegated, and nobody else of it holds anything', async () => {
    await world.ask(admin(), 'PUT', `${sub()}/resourceGroups/one?api-version=2021-04-01`, { location: 'westeurope' });
    await delegate([authorization(CONTRIBUTOR)], { scope: `${sub()}/resourceGroups/one` });
    expect([await makesGroup(operator(), 'one'), await makesGroup(operator(), 'two')]).toEqual([200, 403]);
    expect(await listed(world.caller('billingAdmin'))).toEqual([]);
    expect((await world.ask(world.caller('billingAdmin'), 'GET', `${sub()}?api-version=2022-12-01`)).status).not.toBe(
      200,
    );
    // In the customer's own name it is nobody.
    const inside = { ...operator(), tenant: world.customer };
    expect((await world.ask(inside, 'GET', `${sub()}/resourceGroups?api-version=2021-04-01`)).status).toBe(403);
    // What else it holds in the customer's directory does not count through the delegation.
    const users = await world.ask(operator(), 'GET', '/v1.0/users', undefined, { surface: 'graph' });
    expect(JSON.stringify(users.body)).not.toContain('kim@');
  });

  it('is the one that is named, whatever principal another tenant was named with', async () => {
    await delegate([authorization(CONTRIBUTOR)], { more: { managedByTenantId: world.partner } });
    expect(await makesGroup()).toBe(404);
    await delegate([{ principalId: guid(), roleDefinitionId: READER }]);
    expect(await makesGroup()).toBe(404);
  });

  it('is bound by deny assignments', async () => {
    await delegate([authorization(CONTRIBUTOR)]);
    const denial = {
      denyAssignmentName: 'Freeze',
      permissions: [{ actions: ['Microsoft.Resources/subscriptions/resourceGroups/write'] }],
      principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
      excludePrincipals: [{ id: kim().id }],
    };
    const at = `${sub()}/providers/Microsoft.Authorization/denyAssignments/${guid()}?api-version=2024-07-01-preview`;
    expect((await world.ask(kim(), 'PUT', at, { properties: denial })).status).toBe(201);
    expect(await makesGroup()).toBe(403);
  });

  it('gives the roles it was lent to applications of the tenant, and does nothing else with access', async () => {
    await delegate([authorization(USER_ACCESS_ADMINISTRATOR, { delegatedRoleDefinitionIds: [READER] })]);
    const robot = world.people.automation.id;
    expect((await assign(operator(), CONTRIBUTOR, robot)).status).toBe(403);
    expect((await assign(operator(), READER, world.people.lou.id)).status).toBe(403);
    const given = await assign(operator(), READER, robot);
    expect(given.status).toBe(201);
    const role = `${sub()}/providers/Microsoft.Authorization/roleDefinitions/${guid()}?api-version=2022-04-01`;
    const custom = { properties: { roleName: 'X', permissions: [{ actions: ['*'] }], assignableScopes: [sub()] } };
    expect((await world.ask(operator(), 'PUT', role, custom)).status).toBe(403);
    const lock = `${sub()}/providers/Microsoft.Authorization/locks/l?api-version=2020-05-01`;
    expect((await world.ask(operator(), 'PUT', lock, { properties: { level: 'ReadOnly' } })).status).toBe(403);
    const requests = `${sub()}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${guid()}?api-version=2020-10-01`;
    const wanted = { principalId: robot, roleDefinitionId: READER, requestType: 'AdminAssign' };
    expect((await world.ask(operator(), 'PUT', requests, { properties: wanted })).status).toBe(403);
    expect((await world.ask(operator(), 'DELETE', `${given.body.id}?api-version=2022-04-01`)).status).toBe(200);
  });

  it('activates what it is eligible for, with what that takes, until it ends', async () => {
    const justInTimeAccessPolicy = { multiFactorAuthProvider: 'Azure', maximumActivationDuration: 'PT2H' };
    const eligibleAuthorizations = [authorization(CONTRIBUTOR, { justInTimeAccessPolicy })];
    const { assignment, definition: name } = await delegate([authorization(READER)], {
      more: { eligibleAuthorizations },
    });
    const activate = (hasSecondFactor: boolean, duration = 'PT2H') =>
      world.ask(
        { ...operator(), hasSecondFactor },
        'PUT',
        `${sub()}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${guid()}?api-version=2020-10-01`,
        {
          properties: {
            principalId: operator().id,
            roleDefinitionId: CONTRIBUTOR,
            requestType: 'SelfActivate',
            scheduleInfo: { expiration: { type: 'AfterDuration', duration } },
          },
        },
      );
    expect(await makesGroup()).toBe(403);
    expect((await activate(false)).body.error.message).toContain('MfaRule');
    expect((await activate(true, 'PT3H')).body.error.message).toContain('ExpirationRule');
    expect((await activate(true)).status).toBe(201);
    expect(await makesGroup()).toBe(201);
    world.advance(2 * 3_600_000);
    expect(await makesGroup()).toBe(403);
    expect((await activate(true)).status).toBe(201);
    expect(await makesGroup()).toBe(200);
    const other = [{ ...authorization(CONTRIBUTOR), principalId: guid() }];
    const changed = definition([authorization(READER)], { eligibleAuthorizations: other });
    expect((await offer(kim(), changed, name)).status).toBe(200);
    expect(await makesGroup()).toBe(403);
    expect((await world.ask(kim(), 'DELETE', assignment)).status).toBe(200);
    expect((await world.ask(operator(), 'GET', `${sub()}?api-version=2022-12-01`)).status).toBe(404);
  });

  it('lets go where it may, and is let go', async () => {
    const first = await delegate([authorization(CONTRIBUTOR)]);
    expect((await world.ask(operator(), 'DELETE', first.assignment)).status).toBe(403);
    expect(codeOf(await world.ask(kim(), 'DELETE', path('registrationDefinitions', first.definition)))).toEqual([
      409,
      'RegistrationDefinitionInUse',
    ]);
    expect((await world.ask(kim(), 'DELETE', first.assignment)).status).toBe(200);
    expect((await world.ask(kim(), 'DELETE', first.assignment)).status).toBe(204);
    expect(await makesGroup()).toBe(404);
    expect(await listed()).toEqual([]);
    expect((await world.ask(kim(), 'DELETE', path('registrationDefinitions', first.definition))).status).toBe(200);

    const second = await delegate([authorization(READER), authorization(LETTING_GO)]);
    const expanded = `${second.assignment}&$expandRegistrationDefinition=true`;
    const seen = await world.ask(operator(), 'GET', expanded);
    expect(seen.body.properties.registrationDefinition.properties.managedByTenantId).toBe(world.otherCustomer);
    expect((await world.ask(operator(), 'DELETE', second.assignment)).status).toBe(200);
    expect((await world.ask(operator(), 'GET', `${sub()}?api-version=2022-12-01`)).status).toBe(404);
  });

  it('loses at once what the definition takes back', async () => {
    const { definition: name } = await delegate([authorization(CONTRIBUTOR)]);
    expect(await makesGroup()).toBe(201);
    expect((await offer(kim(), definition([authorization(READER)]), name)).status).toBe(200);
    expect(await makesGroup()).toBe(403);
    const moved = definition([authorization(READER)], { managedByTenantId: world.partner });
    expect((await offer(kim(), moved, name)).status).toBe(409);
  });
});

import { CONTRIBUTOR, OWNER } from '@mandate/rbac/builtin-roles/well-known';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, openWorld, type World } from '../../testing/world.ts';

const V = 'api-version=2020-10-01';
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const sub = () => `/subscriptions/${world.subscription}`;
const admin = () => world.caller('adminAgent', world.customer);
const kim = () => world.caller('kim');
const at = (type: string, name = '', query = '') =>
  `${sub()}/providers/Microsoft.Authorization/${type}${name === '' ? '' : `/${name}`}?${V}${query}`;
const codeOf = ({ status, body: { error } }: { status: number; body: { error: { code: string } } }) => [
  status,
  error.code,
];
const makeEligible = () =>
  world.ask(admin(), 'PUT', at('roleEligibilityScheduleRequests', guid()), {
    properties: {
      principalId: kim().id,
      roleDefinitionId: CONTRIBUTOR,
      requestType: 'AdminAssign',
      scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'P30D' } },
    },
  });

describe('policies', () => {
  it('change what they can, refuse the rest by name, and go back to what they were', async () => {
    const path = at('roleManagementPolicies', CONTRIBUTOR);
    const patch = (rule: object) => world.ask(admin(), 'PATCH', path, { properties: { rules: [rule] } });
    for (const rule of [
      { id: 'Expiration_EndUser_Assignment', maximumDuration: 'soon' },
      { id: 'Expiration_EndUser_Assignment', isExpirationRequired: false },
      { id: 'Enablement_EndUser_Assignment', enabledRules: ['Luck'] },
      { id: 'Notification_Admin_Admin_Eligibility' },
      { id: 'AuthenticationContext_EndUser_Assignment', isEnabled: true },
      { id: 'Other' },
    ]) {
      expect(codeOf(await patch(rule))).toEqual([400, 'InvalidPolicy']);
    }
    expect((await patch({ id: 'Expiration_EndUser_Assignment', maximumDuration: 'PT1H' })).status).toBe(200);
    const maximum = async () => {
      const { body: found } = await world.ask(admin(), 'GET', path);
      return found.properties.rules.find(({ id }: { id: string }) => id === 'Expiration_EndUser_Assignment')
        .maximumDuration;
    };
    expect(await maximum()).toBe('PT1H');
    expect([
      (await world.ask(admin(), 'DELETE', path)).status,
      (await world.ask(admin(), 'DELETE', path)).status,
    ]).toEqual([200, 204]);
    expect(await maximum()).toBe('PT8H');
  });

  it('are listed for every role, page by page, and for one', async () => {
    const names = new Set<string>();
    let url: string | null = at('roleManagementPolicyAssignments');
    while (url) {
      const { body: page } = await world.ask(admin(), 'GET', url);
      for (const { name } of page.value) names.add(name);
      url = page.nextLink?.replace('https://arm.example', '') ?? null;
    }
    expect(names.size).toBeGreaterThan(250);
    const filter = `&$filter=roleDefinitionId eq '${sub()}/providers/Microsoft.Authorization/roleDefinitions/${OWNER}'`;
    const one = await world.ask(admin(), 'GET', at('roleManagementPolicyAssignments', '', filter));
    expect(one.body.value.map(({ name }: { name: string }) => name)).toEqual([`${OWNER}_${OWNER}`]);
  });
});

describe('eligible child resources', () => {
  it('are those where the caller may activate a role', async () => {
    const root = `/providers/Microsoft.Management/managementGroups/${world.customer}/providers/Microsoft.Authorization/eligibleChildResources?${V}`;
    const names = async (url: string) =>
      (await world.ask(kim(), 'GET', url)).body.value.map(({ id }: { id: string }) => id);
    expect(await names(root)).toEqual([]);
    await makeEligible();
    await world.ask(admin(), 'PUT', `${sub()}/resourceGroups/one?api-version=2021-04-01`, { location: 'westeurope' });
    expect(await names(root)).toEqual([sub()]);
    expect(await names(at('eligibleChildResources'))).toEqual([`${sub()}/resourceGroups/one`]);
    const filtered = at('eligibleChildResources', '', "&$filter=resourceType eq 'Subscription'");
    expect(await names(filtered)).toEqual([]);
    const nonsense = at('eligibleChildResources', '', "&$filter=resourceType eq 'Planet'");
    expect((await world.ask(kim(), 'GET', nonsense)).status).toBe(400);
  });
});

import { READER } from '@mandate/rbac/builtin-roles/well-known';
import { fail, ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';
import { PROVIDERS } from './provider-table.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const given = await world.ask(
    world.caller('adminAgent', world.customer),
    'PUT',
    `${subscription()}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
    { properties: { roleDefinitionId: READER, principalId: world.people.lou.id } },
  );
  must(given.status === 201 ? ok(given) : fail(given));
});
afterAll(() => world.close());

const V = 'api-version=2021-04-01';
const subscription = () => `/subscriptions/${world.subscription}`;
const lou = () => world.caller('lou');

describe('providers', () => {
  it('are refused to those who hold no role at the subscription, and registering to Readers', async () => {
    for (const path of ['', '/Microsoft.Compute']) {
      const seen = await world.ask(world.caller('kim'), 'GET', `${subscription()}/providers${path}?${V}`);
      expect(seen.status).toBe(403);
    }
    const seen = await world.ask(lou(), 'POST', `${subscription()}/providers/Microsoft.Compute/register?${V}`);
    expect([seen.status, seen.body.error.code]).toEqual([403, 'AuthorizationFailed']);
  });

  it.each([
    ['Contoso.Nothing', 404, 'InvalidResourceNamespace'],
    ['Microsoft.Batch', 501, 'NotImplemented'],
  ])('do not include %s', async (namespace, status, code) => {
    for (const path of [`${subscription()}/providers/${namespace}`, `/providers/${namespace}`]) {
      const seen = await world.ask(lou(), 'GET', `${path}?${V}`);
      expect([seen.status, seen.body.error.code]).toEqual([status, code]);
    }
    const registered = await world.ask(
      world.caller('adminAgent', world.customer),
      'POST',
      `${subscription()}/providers/${namespace}/register?${V}`,
    );
    expect([registered.status, registered.body.error.code]).toEqual([status, code]);
  });

  it('tell az which api-versions a type has, the newest first', async () => {
    const { body } = await world.ask(lou(), 'GET', `${subscription()}/providers/microsoft.network?${V}`);
    expect(body).toMatchObject({ namespace: 'Microsoft.Network', registrationState: 'NotRegistered' });
    const type = body.resourceTypes.find(
      ({ resourceType }: { resourceType: string }) => resourceType === 'virtualNetworks',
    );
    expect(type.apiVersions).toEqual(type.apiVersions.toSorted().toReversed());
    expect(type.apiVersions).toContain('2022-09-01');
    expect(type.locations).toContain('West Europe');
    const all = await world.ask(lou(), 'GET', `${subscription()}/providers?${V}`);
    expect(all.body.value).toHaveLength(PROVIDERS.length);
    expect((await world.ask(lou(), 'GET', `/providers?${V}`)).body.value[0].id).toMatch(/^\/providers\//);
  });

  it('are registered and unregistered by those who may, once nothing of them is left', async () => {
    const owner = world.caller('adminAgent', world.customer);
    const post = (verb: string) =>
      world.ask(owner, 'POST', `${subscription()}/providers/Microsoft.Storage/${verb}?${V}`);
    const state = async () =>
      (await world.ask(lou(), 'GET', `${subscription()}/providers/Microsoft.Storage?${V}`)).body.registrationState;
    expect(await state()).toBe('NotRegistered');
    expect((await post('register')).body.registrationState).toBe('Registered');
    expect((await post('register')).status).toBe(200);
    expect(await state()).toBe('Registered');
    await world.ask(owner, 'PUT', `${subscription()}/resourceGroups/store?${V}`, { location: 'westeurope' });
    const account = `${subscription()}/resourceGroups/store/providers/Microsoft.Storage/storageAccounts/a?api-version=2022-09-01`;
    expect((await world.ask(owner, 'PUT', account, { location: 'westeurope' })).status).toBe(201);
    const used = await post('unregister');
    expect([used.status, used.body.error.code]).toEqual([409, 'ResourcesExistInSubscription']);
    expect((await world.ask(owner, 'DELETE', account)).status).toBe(200);
    expect((await post('unregister')).body.registrationState).toBe('Unregistered');
    expect(await state()).toBe('NotRegistered');
  });

  it('are registered at once, so that nobody waits', async () => {
    const owner = world.caller('adminAgent', world.customer);
    const { status, body } = await world.ask(
      owner,
      'POST',
      `${subscription()}/providers/Microsoft.Management/register?${V}`,
    );
    expect([status, body.registrationState]).toEqual([200, 'Registered']);
  });
});

describe('the operations of providers', () => {
  const list = (path = '') =>
    world.ask(
      world.caller('kim'),
      'GET',
      `/providers/Microsoft.Authorization/providerOperations${path}?api-version=2018-01-01-preview&$expand=resourceTypes`,
    );

  it('are refused for a provider that nobody has', async () => {
    const seen = await list('/Contoso.Nothing');
    expect([seen.status, seen.body.error.code]).toEqual([404, 'InvalidResourceNamespace']);
  });

  it('are grouped by what they are done to, with planes apart and no wildcards', async () => {
    const { status, body } = await list('/microsoft.authorization');
    expect(status).toBe(200);
    const assignments = body.resourceTypes.find(({ name }: { name: string }) => name === 'roleAssignments');
    expect(assignments.operations.map(({ name }: { name: string }) => name)).toContain(
      'Microsoft.Authorization/roleAssignments/write',
    );
    const vault = (await list('/Microsoft.KeyVault')).body;
    const planes = JSON.stringify(vault);
    expect(planes).toContain('"isDataAction":true');
    expect(planes).toContain('"isDataAction":false');
    const all = (await list()).body.value;
    expect(all.length).toBeGreaterThan(50);
    expect(JSON.stringify(all)).not.toContain('*');
  });
});

describe('resource groups', () => {
  const group = (name: string) => `${subscription()}/resourceGroups/${name}?${V}`;
  const admin = () => world.caller('adminAgent', world.customer);

  it('are changed in part, by those who may write', async () => {
    await world.ask(admin(), 'PUT', group('rg'), { location: 'westeurope', tags: { Team: 'nord' }, managedBy: '/x' });
    expect((await world.ask(lou(), 'PATCH', group('rg'), { tags: {} })).status).toBe(403);
    expect((await world.ask(admin(), 'PATCH', group('none'), { tags: {} })).body.error.code).toBe(
      'ResourceGroupNotFound',
    );
    expect((await world.ask(admin(), 'PATCH', group('rg'), { location: 'x' })).body.error.code).toBe(
      'InvalidRequestContent',
    );
    expect((await world.ask(admin(), 'PATCH', group('rg'), { tags: { 'a<': '' } })).body.error.code).toBe(
      'InvalidTags',
    );
    const managed = await world.ask(admin(), 'PATCH', group('RG'), { managedBy: null });
    expect([managed.status, managed.body.tags, managed.body.managedBy]).toEqual([200, { Team: 'nord' }, undefined]);
    const tagged = await world.ask(admin(), 'PATCH', group('rg'), { tags: { Team: 'sud' } });
    expect(tagged.body).toMatchObject({ name: 'rg', location: 'westeurope', tags: { Team: 'sud' } });
  });

  it('are listed by tag, its name without case, its value letter by letter', async () => {
    await world.ask(admin(), 'PUT', group('other'), { location: 'westeurope' });
    const list = async (filter: string) =>
      world.ask(lou(), 'GET', `${subscription()}/resourceGroups?${V}&$filter=${encodeURIComponent(filter)}`);
    const names = async (filter: string) => (await list(filter)).body.value.map(({ name }: { name: string }) => name);
    expect(await names("tagname eq 'team' and tagvalue eq 'sud'")).toEqual(['rg']);
    expect(await names("tagName eq 'TEAM'")).toEqual(['rg']);
    expect(await names("tagName eq 'team' and tagValue eq 'Sud'")).toEqual([]);
    expect(await names('')).toEqual(['other', 'rg', 'store']);
    for (const filter of [
      "tagValue eq 'sud'",
      "name eq 'rg'",
      "tagName eq 'a' or tagName eq 'b'",
      "tagName eq 'a' and tagName eq 'b'",
    ]) {
      expect((await list(filter)).body.error.code).toBe('UnsupportedQuery');
    }
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, firstCustomer } from '../../../e2e/testing/server.ts';
import { startWitness } from '../testing/witness.ts';
import { type Python, startPython } from './python.ts';

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

let server: DemoServer;
let python: Python;
let subscription: string;
let scope: string;
beforeAll(async () => {
  server = await startWitness('Python SDKs', import.meta.filename);
  python = startPython(server);
  subscription = firstCustomer(server.connection).subscriptions[0]!.id;
  scope = `/subscriptions/${subscription}`;
});
afterAll(async () => {
  await python?.stop();
  await server?.stop();
});

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('azure-identity', () => {
  it('is refused with a wrong secret, and says so in the words of Entra', async () => {
    const failed = await python.fails('subscriptions', 'subscriptions.list', { settings: { secret: 'wrong' } });
    expect(failed.message).toContain('AADSTS7000215');
  });
});

describe('azure-mgmt-resource', () => {
  it('lists subscriptions, tenants and locations', async () => {
    const listed = await python.call('subscriptions', 'subscriptions.list');
    expect(listed.map((each: { subscription_id: string }) => each.subscription_id)).toContain(subscription);
    expect(await python.call('subscriptions', 'tenants.list')).toHaveLength(1);
    const locations = await python.call('subscriptions', 'subscriptions.list_locations', { args: [subscription] });
    expect(names(locations)).toContain('francecentral');
    const other = await python.fails('subscriptions', 'subscriptions.get', { args: [randomUUID()] });
    expect(other).toMatchObject({ status: 404, code: 'SubscriptionNotFound' });
  });

  it('makes, finds, changes and deletes resource groups, and waits for the end of a deletion', async () => {
    const group = (method: string, ...args: readonly unknown[]) =>
      python.call('resources', `resource_groups.${method}`, { args });
    const refused = await python.fails('resources', 'resource_groups.get', { args: ['rg-none'] });
    expect(refused).toMatchObject({ status: 404, code: 'ResourceGroupNotFound' });
    await group('create_or_update', 'rg-py', { location: 'westeurope', tags: { team: 'nord' } });
    expect(await group('check_existence', 'rg-py')).toBe(true);
    expect((await group('update', 'rg-py', { tags: { team: 'sud' } })).tags).toEqual({ team: 'sud' });
    expect(names(await group('list', "tagName eq 'team' and tagValue eq 'sud'"))).toEqual(['rg-py']);

    const vnet = ['rg-py', 'Microsoft.Network', '', 'virtualNetworks', 'vnet', '2022-09-01'];
    const put = (...args: readonly unknown[]) => python.call('resources', 'resources.begin_create_or_update', { args });
    await python.call('resources', 'providers.register', { args: ['Microsoft.Network'] });
    await put(...vnet, { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } });
    expect(names(await python.call('resources', 'resources.list_by_resource_group', { args: ['rg-py'] }))).toEqual([
      'vnet',
    ]);
    await python.call('locks', 'management_locks.create_or_update_at_resource_group_level', {
      args: ['rg-py', 'keep', { level: 'CanNotDelete' }],
    });
    const locked = await python.fails('resources', 'resource_groups.begin_delete', { args: ['rg-py'] });
    expect(locked).toMatchObject({ status: 409, code: 'ScopeLocked' });
    await python.call('locks', 'management_locks.delete_at_resource_group_level', { args: ['rg-py', 'keep'] });
    await group('begin_delete', 'rg-py');
    expect(await group('check_existence', 'rg-py')).toBe(false);
  });

  it('follows every page of a list', async () => {
    for (const index of [1, 2, 3]) {
      const args = [`rg-page-${index}`, { location: 'westeurope' }];
      await python.call('resources', 'resource_groups.create_or_update', { args });
    }
    const listed = await python.call('resources', 'resource_groups.list', { kwargs: { top: 1 } });
    expect(names(listed)).toEqual(['rg-page-1', 'rg-page-2', 'rg-page-3']);
  });
});

describe('azure-mgmt-authorization', () => {
  it('gives a role, finds it in every list it is in, and takes it back', async () => {
    const principals = await python.call('authorization', 'role_assignments.list_for_subscription');
    const parameters = { role_definition_id: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${READER}` };
    const nobody = await python.fails('authorization', 'role_assignments.create', {
      args: [scope, randomUUID(), { ...parameters, principal_id: randomUUID() }],
    });
    expect(nobody).toMatchObject({ status: 400, code: 'PrincipalNotFound' });
    const { principal_id } = principals.find(
      (each: { principal_type: string }) => each.principal_type === 'ForeignGroup',
    );
    const name = randomUUID();
    const made = await python.call('authorization', 'role_assignments.create', {
      args: [scope, name, { ...parameters, principal_id, principal_type: 'ForeignGroup' }],
    });
    expect(made).toMatchObject({ name, scope, principal_id });
    const again = await python.fails('authorization', 'role_assignments.create', {
      args: [scope, randomUUID(), { ...parameters, principal_id, principal_type: 'ForeignGroup' }],
    });
    expect(again).toMatchObject({ status: 409, code: 'RoleAssignmentExists' });
    const filter = `principalId eq '${principal_id}'`;
    const listed = await python.call('authorization', 'role_assignments.list_for_scope', { args: [scope, filter] });
    expect(names(listed)).toContain(name);
    expect(await python.call('authorization', 'role_assignments.get_by_id', { args: [made.id] })).toEqual(made);
    await python.call('authorization', 'role_assignments.delete', { args: [scope, name] });
    const gone = await python.fails('authorization', 'role_assignments.get', { args: [scope, name] });
    expect(gone).toMatchObject({ status: 404, code: 'RoleAssignmentNotFound' });
  });
});

describe('azure-mgmt-managementgroups', () => {
  it('makes a group, puts a subscription in it, and takes both away', async () => {
    const args = ['py'];
    await python.call('managementgroups', 'management_groups.begin_create_or_update', {
      args: [...args, { name: 'py', display_name: 'Python' }],
    });
    await python.call('managementgroups', 'management_group_subscriptions.create', { args: ['py', subscription] });
    const shown = await python.call('managementgroups', 'management_groups.get', { args: [...args, 'children'] });
    expect(names(shown.children)).toEqual([subscription]);
    await python.call('managementgroups', 'management_group_subscriptions.delete', { args: ['py', subscription] });
    await python.call('managementgroups', 'management_groups.begin_delete', { args });
    expect(await python.fails('managementgroups', 'management_groups.get', { args })).toMatchObject({ status: 404 });
  });
});

describe('azure-mgmt-resourcegraph', () => {
  it('finds role assignments', async () => {
    const query = 'authorizationresources | where type =~ "microsoft.authorization/roleassignments"';
    const said = await python.call('resourcegraph', 'resources', { args: [{ query, subscriptions: [subscription] }] });
    expect(said.total_records).toBeGreaterThan(0);
  });
});

describe('azure-mgmt-subscription', () => {
  it('is told that a customer’s program provisions nothing', async () => {
    const failed = await python.fails('subscription', 'alias.list');
    expect(failed).toMatchObject({ status: 403, code: 'AuthorizationFailed' });
  });
});

describe('azure-mgmt-monitor', () => {
  it('reads the activity log', async () => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const filter = `eventTimestamp ge '${from}'`;
    const events = await python.call('monitor', 'activity_logs.list', { args: [filter] });
    expect(events.length).toBeGreaterThan(0);
  });
});

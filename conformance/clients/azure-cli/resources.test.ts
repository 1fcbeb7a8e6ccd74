import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoServer, firstCustomer } from '../../../e2e/testing/server.ts';
import { startWitness } from '../testing/witness.ts';
import { type Az, signInAsAutomation, startAz } from './az.ts';

let server: DemoServer;
let az: Az;
let subscription: string;
beforeAll(async () => {
  server = await startWitness('Azure CLI 2.45', import.meta.filename);
  const customer = firstCustomer(server.connection);
  subscription = customer.subscriptions.find(({ displayName }) => displayName === 'Production')!.id;
  az = await startAz(server, 'resources', '--tenant', customer.domain);
  await signInAsAutomation(az);
  await az.run('account', 'set', '--subscription', subscription);
});
afterAll(async () => {
  await az?.stop();
  await server?.stop();
});

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

it('account list, show, set, clear', async () => {
  expect(await az.fails('account', 'set', '--subscription', 'No such one')).toContain("doesn't exist");
  const listed = await az.run('account', 'list', '--refresh');
  expect(names(listed).toSorted()).toEqual(['Développement', 'Production']);
  expect(await az.run('account', 'show')).toMatchObject({ id: subscription, state: 'Enabled', name: 'Production' });
});

it('account list-locations', async () => {
  const locations = await az.run('account', 'list-locations');
  expect(locations.length).toBeGreaterThan(20);
  expect(locations.find(({ name }: { name: string }) => name === 'francecentral')).toMatchObject({
    displayName: 'France Central',
    regionalDisplayName: expect.stringContaining('France Central'),
  });
});

it('account get-access-token', async () => {
  const { accessToken, tokenType, tenant } = await az.run('account', 'get-access-token');
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
  expect([tokenType, tenant]).toEqual(['Bearer', claims.tid]);
});

it('account tenants, subscriptions and aliases, through rest', async () => {
  const get = (path: string, version: string) => az.run('rest', '--url', `${path}?api-version=${version}`);
  expect((await get('/tenants', '2020-01-01')).value).toHaveLength(1);
  expect((await get('/subscriptions', '2020-01-01')).value).toHaveLength(2);
  expect((await get(`/subscriptions/${subscription}`, '2020-01-01')).displayName).toBe('Production');
  // Who is not of the partner has no aliases, and is told so.
  const aliases = '/providers/Microsoft.Subscription/aliases?api-version=2021-10-01';
  expect(await az.fails('rest', '--url', aliases)).toMatch(/AuthorizationFailed|Forbidden/);
});

it('account management-group create', async () => {
  const create = (...args: readonly string[]) => az.run('account', 'management-group', 'create', ...args);
  expect(await create('--name', 'europe', '--no-register')).toMatchObject({ name: 'europe', displayName: 'europe' });
  const france = await create('--name', 'france', '--display-name', 'La France', '--parent', 'europe', '--no-register');
  expect(france.details.parent.name).toBe('europe');
  expect(await az.fails('account', 'management-group', 'create', '--name', 'a/b', '--no-register')).not.toBe('');
});

it('account management-group list, show', async () => {
  const group = (...args: readonly string[]) => az.run('account', 'management-group', ...args, '--no-register');
  expect(names(await group('list'))).toEqual(expect.arrayContaining(['europe', 'france']));
  const shown = await group('show', '--name', 'europe', '--expand', '--recurse');
  expect(shown.children).toMatchObject([{ name: 'france', displayName: 'La France' }]);
  expect(await az.fails('account', 'management-group', 'show', '--name', 'nowhere', '--no-register')).toMatch(
    /NotFound|AuthorizationFailed/,
  );
});

it('account management-group subscription add, remove, show, show-sub-under-mg', async () => {
  const placed = (...args: readonly string[]) =>
    az.run('account', 'management-group', 'subscription', ...args, '--name', 'france');
  await placed('add', '--subscription', subscription);
  expect(await placed('show', '--subscription', subscription)).toMatchObject({ displayName: 'Production' });
  expect(names(await placed('show-sub-under-mg'))).toEqual([subscription]);
  await placed('remove', '--subscription', subscription);
  expect(await placed('show-sub-under-mg')).toEqual([]);
});

it('account management-group entities list', async () => {
  const entities = await az.run('account', 'management-group', 'entities', 'list');
  expect(names(entities)).toEqual(expect.arrayContaining(['europe', 'france', subscription]));
});

it('account management-group check-name-availability, hierarchy-settings, tenant-backfill', async () => {
  const group = (...args: readonly string[]) => az.run('account', 'management-group', ...args);
  expect(await group('check-name-availability', '--name', 'europe')).toMatchObject({ nameAvailable: false });
  expect(await group('check-name-availability', '--name', 'asia')).toMatchObject({ nameAvailable: true });
  expect(await group('tenant-backfill', 'get')).toMatchObject({ status: 'Completed' });
  const settings = ['account', 'management-group', 'hierarchy-settings'];
  const made = await az.try(...settings, 'create', '--name', 'europe', '--default-management-group', 'x');
  // Settings belong to the root group, and to it alone.
  expect(made.code).not.toBe(0);
  expect(made.err).toMatch(/BadRequest|NotFound|NotImplemented|not implemented|InvalidRequest/i);
});

it('account management-group update, delete', async () => {
  const group = (...args: readonly string[]) => az.run('account', 'management-group', ...args);
  expect(await group('update', '--name', 'france', '--display-name', 'Hexagone')).toMatchObject({
    displayName: 'Hexagone',
  });
  expect(await az.fails('account', 'management-group', 'delete', '--name', 'europe', '--no-register')).toMatch(
    /not empty/,
  );
  await group('delete', '--name', 'france', '--no-register');
  await group('delete', '--name', 'europe', '--no-register');
});

it('group create, update', async () => {
  expect(await az.fails('group', 'create', '-n', 'rg-cli', '-l', 'nowhere')).toContain('LocationNotAvailable');
  const made = await az.run('group', 'create', '-n', 'rg-cli', '-l', 'francecentral', '--tags', 'team=nord');
  expect(made).toMatchObject({
    name: 'rg-cli',
    location: 'francecentral',
    properties: { provisioningState: 'Succeeded' },
  });
  expect((await az.run('group', 'update', '-n', 'rg-cli', '--set', 'tags.cost=7')).tags).toEqual({
    team: 'nord',
    cost: '7',
  });
});

it('group list', async () => {
  await az.run('group', 'create', '-n', 'rg-other', '-l', 'westeurope');
  expect(names(await az.run('group', 'list'))).toEqual(['rg-cli', 'rg-other']);
  expect(names(await az.run('group', 'list', '--tag', 'team=nord'))).toEqual(['rg-cli']);
  expect(await az.run('group', 'list', '--tag', 'team=sud')).toEqual([]);
});

it('group show, exists, delete', async () => {
  const missing = await az.try('group', 'show', '-n', 'rg-none');
  expect([missing.code, missing.err]).toEqual([3, expect.stringContaining('ResourceGroupNotFound')]);
  expect(await az.run('group', 'exists', '-n', 'rg-other')).toBe(true);
  await az.run('group', 'delete', '-n', 'rg-other', '--yes');
  expect(await az.run('group', 'exists', '-n', 'rg-other')).toBe(false);
});

const VNET = ['-g', 'rg-cli', '--resource-type', 'Microsoft.Network/virtualNetworks'];
const PREFIXES = JSON.stringify({ addressSpace: { addressPrefixes: ['10.0.0.0/16'] } });

it('resource create', async () => {
  const made = await az.run('resource', 'create', ...VNET, '-n', 'vnet-1', '--properties', PREFIXES);
  expect(made.properties.addressSpace.addressPrefixes).toEqual(['10.0.0.0/16']);
  const id = `/subscriptions/${subscription}/resourceGroups/rg-cli/providers/Microsoft.Network/virtualNetworks/vnet-2`;
  await az.run('resource', 'create', '--id', id, '--api-version', '2022-09-01', '--properties', PREFIXES);
  const unknown = ['-g', 'rg-cli', '--resource-type', 'Contoso.Nothing/things', '-n', 'x', '--properties', '{}'];
  expect(await az.fails('resource', 'create', ...unknown)).toMatch(/InvalidResourceNamespace|not found/i);
});

it('resource show, tag, update, delete', async () => {
  expect(await az.run('resource', 'show', ...VNET, '-n', 'vnet-1')).toMatchObject({ name: 'vnet-1' });
  expect((await az.run('resource', 'tag', ...VNET, '-n', 'vnet-1', '--tags', 'a=b')).tags).toEqual({ a: 'b' });
  const updated = await az.run('resource', 'update', ...VNET, '-n', 'vnet-1', '--set', 'tags.c=d');
  expect(updated.tags).toEqual({ a: 'b', c: 'd' });
  await az.run('resource', 'delete', ...VNET, '-n', 'vnet-2');
  const gone = await az.try('resource', 'show', ...VNET, '-n', 'vnet-2');
  expect([gone.code, gone.err]).toEqual([3, expect.stringContaining('ResourceNotFound')]);
});

it('resource list', async () => {
  expect(names(await az.run('resource', 'list'))).toEqual(['vnet-1']);
  expect(names(await az.run('resource', 'list', ...VNET))).toEqual(['vnet-1']);
  expect(names(await az.run('resource', 'list', '--tag', 'a=b'))).toEqual(['vnet-1']);
  expect(await az.run('resource', 'list', '--tag', 'a=x')).toEqual([]);
});

it('tag create, update, list, delete', async () => {
  const scope = `/subscriptions/${subscription}/resourceGroups/rg-cli`;
  const tag = (...args: readonly string[]) => az.run('tag', ...args, '--resource-id', scope);
  expect((await tag('create', '--tags', 'x=1', 'y=2')).properties.tags).toEqual({ x: '1', y: '2' });
  expect((await tag('update', '--operation', 'merge', '--tags', 'z=3')).properties.tags).toMatchObject({
    x: '1',
    z: '3',
  });
  expect((await tag('update', '--operation', 'delete', '--tags', 'x=1')).properties.tags).not.toHaveProperty('x');
  expect((await tag('list')).properties.tags).toEqual({ y: '2', z: '3' });
  expect(JSON.stringify(await az.run('tag', 'list'))).toContain('"z"');
  await tag('delete', '--yes');
  expect((await tag('list')).properties.tags ?? {}).toEqual({});
});

it('lock create, list, show, delete', async () => {
  const vnet = ['--resource-group', 'rg-cli', '--resource-type', 'Microsoft.Network/virtualNetworks'];
  await az.run('lock', 'create', '-n', 'keep', '--lock-type', 'CanNotDelete', '-g', 'rg-cli');
  await az.run('lock', 'create', '-n', 'still', '--lock-type', 'ReadOnly', ...vnet, '--resource', 'vnet-1');
  expect(names(await az.run('lock', 'list')).toSorted()).toEqual(['keep', 'still']);
  expect(await az.run('lock', 'show', '-n', 'keep', '-g', 'rg-cli')).toMatchObject({ level: 'CanNotDelete' });
  expect(await az.fails('group', 'delete', '-n', 'rg-cli', '--yes')).toContain('ScopeLocked');
  expect(await az.fails('resource', 'tag', ...VNET, '-n', 'vnet-1', '--tags', 'a=c')).toContain('ScopeLocked');
  await az.run('lock', 'delete', '-n', 'still', ...vnet, '--resource', 'vnet-1');
  await az.run('lock', 'delete', '-n', 'keep', '-g', 'rg-cli');
  expect(await az.run('lock', 'list')).toEqual([]);
});

it('provider list, show, register, unregister', async () => {
  const providers = await az.run('provider', 'list');
  expect(providers.map(({ namespace }: { namespace: string }) => namespace)).toContain('Microsoft.Authorization');
  const state = async () => (await az.run('provider', 'show', '-n', 'Microsoft.Storage')).registrationState;
  await az.run('provider', 'register', '-n', 'Microsoft.Storage', '--wait');
  expect(await state()).toBe('Registered');
  await az.run('provider', 'unregister', '-n', 'Microsoft.Storage', '--wait');
  expect(await state()).toBe('NotRegistered');
  expect(await az.fails('provider', 'show', '-n', 'Contoso.Nothing')).toContain('InvalidResourceNamespace');
});

it('provider operation list, show', async () => {
  const all = await az.run('provider', 'operation', 'list');
  expect(all.length).toBeGreaterThan(50);
  const shown = await az.run('provider', 'operation', 'show', '--namespace', 'Microsoft.Authorization');
  expect(JSON.stringify(shown)).toContain('Microsoft.Authorization/roleAssignments/write');
});

it('monitor activity-log list', async () => {
  // The log is asked for by the second.
  await sleep(1_000);
  const log = (...args: readonly string[]) => az.run('monitor', 'activity-log', 'list', ...args);
  const events = await log('--offset', '1h', '--max-events', '200');
  const operations = events.map(({ operationName }: { operationName: { value: string } }) => operationName.value);
  expect(operations).toContain('Microsoft.Resources/subscriptions/resourceGroups/write');
  const ofGroup = await log('--offset', '1h', '-g', 'rg-cli', '--max-events', '200');
  expect(ofGroup.length).toBeGreaterThan(0);
  expect(ofGroup.length).toBeLessThan(events.length);
  expect(await log('--offset', '1h', '--caller', randomUUID())).toEqual([]);
});

it('rest', async () => {
  const { endpoints } = server.connection;
  const url = `/subscriptions/{subscriptionId}/resourcegroups/rg-rest?api-version=2021-04-01`;
  const body = JSON.stringify({ location: 'westeurope' });
  expect(await az.run('rest', '--method', 'PUT', '--url', url, '--body', body)).toMatchObject({ name: 'rg-rest' });
  await az.run('rest', '--method', 'DELETE', '--url', url);
  const users = await az.run('rest', '--url', `${endpoints.graph}/v1.0/users?$top=1`);
  expect(users.value).toHaveLength(1);
  // A token for one surface is never sent to another: the audience follows from the URL.
  expect(await az.fails('rest', '--url', `${endpoints.graph}/v1.0/users`, '--resource', `${endpoints.arm}/`)).toMatch(
    /Unauthorized|InvalidAuthenticationToken/,
  );
});

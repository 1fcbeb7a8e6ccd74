import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoServer, type DemoTenant, firstCustomer, userWith } from '../../../e2e/testing/server.ts';
import { startWitness } from '../testing/witness.ts';
import { type Az, signInAsAutomation, startAz } from './az.ts';

let server: DemoServer;
let customer: DemoTenant;
let az: Az;
let program: Az;
beforeAll(async () => {
  server = await startWitness('Azure CLI 2.45', import.meta.filename);
  customer = firstCustomer(server.connection);
  [az, program] = await Promise.all([
    startAz(server, 'directory', '--tenant', customer.domain),
    startAz(server, 'program', '--tenant', customer.domain),
  ]);
  const { userPrincipalName, password } = userWith(customer, 'Global Administrator');
  await az.run('login', '-u', userPrincipalName, '-p', password, '--allow-no-subscriptions');
  await signInAsAutomation(program);
});
afterAll(async () => {
  await az?.stop();
  await program?.stop();
  await server?.stop();
});

const ad = (...args: readonly string[]) => az.run('ad', ...args);
const names = (list: readonly { displayName: string }[]) => list.map(({ displayName }) => displayName).toSorted();

let zoe: string;
let team: string;

it('ad user create, show, list, update, delete', async () => {
  const name = `zoe@${customer.domain}`;
  const create = ['ad', 'user', 'create', '--display-name', 'Zoé', '--user-principal-name'];
  expect(await az.fails(...create, name, '--password', 'short')).toMatch(/password/i);
  expect(await az.fails(...create, 'zoe@elsewhere.example', '--password', 'Lune-Rousse-42')).toMatch(/domain/i);
  const made = await az.run(...create, name, '--password', 'Lune-Rousse-42');
  expect(made).toMatchObject({ displayName: 'Zoé', userPrincipalName: name });
  zoe = made.id;
  expect(await az.fails(...create, name, '--password', 'Lune-Rousse-42')).toMatch(/same value|already exists/i);

  expect(await ad('user', 'show', '--id', name)).toMatchObject({ id: zoe });
  expect(await ad('user', 'show', '--id', zoe)).toMatchObject({ userPrincipalName: name });
  expect((await az.try('ad', 'user', 'show', '--id', randomUUID())).code).toBe(3);
  expect(names(await ad('user', 'list', '--display-name', 'Zo'))).toEqual(['Zoé']);
  expect(names(await ad('user', 'list', '--upn', name))).toEqual(['Zoé']);
  await ad('user', 'update', '--id', zoe, '--display-name', 'Zoé B.');
  expect(names(await ad('user', 'list', '--upn', name))).toEqual(['Zoé B.']);

  const other = await az.run(...create, `gone@${customer.domain}`, '--password', 'Lune-Rousse-42');
  await ad('user', 'delete', '--id', other.id);
  expect(await ad('user', 'list', '--upn', `gone@${customer.domain}`)).toEqual([]);
});

it('ad group create', async () => {
  const create = ['group', 'create', '--display-name', 'Équipe', '--mail-nickname', 'equipe'];
  const made = await ad(...create);
  team = made.id;
  expect(made).toMatchObject({ displayName: 'Équipe', securityEnabled: true });
  // The command itself looks for one of that name first, and answers it.
  expect((await ad(...create)).id).toBe(team);
});

it('ad group show, list, delete', async () => {
  expect(await ad('group', 'show', '-g', 'Équipe')).toMatchObject({ id: team });
  expect(await ad('group', 'show', '-g', team)).toMatchObject({ displayName: 'Équipe' });
  const other = await ad('group', 'create', '--display-name', 'Éphémère', '--mail-nickname', 'ephemere');
  expect(names(await ad('group', 'list', '--display-name', 'Ép'))).toEqual(['Éphémère']);
  await ad('group', 'delete', '-g', other.id);
  expect(await ad('group', 'list', '--display-name', 'Ép')).toEqual([]);
  expect((await az.try('ad', 'group', 'show', '-g', randomUUID())).code).toBe(3);
});

it('ad group member add, list, check, remove', async () => {
  const member = (...args: readonly string[]) => ad('group', 'member', ...args, '-g', team);
  expect(await member('check', '--member-id', zoe)).toEqual({ value: false });
  await member('add', '--member-id', zoe);
  const again = await az.fails('ad', 'group', 'member', 'add', '-g', team, '--member-id', zoe);
  expect(again).toContain('One or more added object references already exist');
  expect(names(await member('list'))).toEqual(['Zoé B.']);
  expect(await member('check', '--member-id', zoe)).toEqual({ value: true });
});

it('ad user get-member-groups', async () => {
  expect(await ad('user', 'get-member-groups', '--id', zoe)).toMatchObject([{ displayName: 'Équipe', id: team }]);
  await ad('group', 'member', 'remove', '-g', team, '--member-id', zoe);
  expect(await ad('user', 'get-member-groups', '--id', zoe)).toEqual([]);
});

it('ad app create, list, show, delete, credential', async () => {
  const made = await ad('app', 'create', '--display-name', 'Facturation');
  expect(made).toMatchObject({ displayName: 'Facturation', appId: expect.any(String) });
  expect(names(await ad('app', 'list', '--display-name', 'Factu'))).toEqual(['Facturation']);
  expect(await ad('app', 'show', '--id', made.appId)).toMatchObject({ id: made.id });
  const reset = await ad('app', 'credential', 'reset', '--id', made.appId, '--display-name', 'one');
  expect(reset.password).toMatch(/.{16,}/);
  const credentials = await ad('app', 'credential', 'list', '--id', made.appId);
  expect(credentials).toMatchObject([{ displayName: 'one' }]);
  expect(JSON.stringify(credentials)).not.toContain(reset.password);
  await ad('app', 'credential', 'delete', '--id', made.appId, '--key-id', credentials[0].keyId);
  expect(await ad('app', 'credential', 'list', '--id', made.appId)).toEqual([]);
  await ad('app', 'delete', '--id', made.appId);
  expect((await az.try('ad', 'app', 'show', '--id', made.appId)).code).toBe(3);
});

it('ad sp create, show, credential, delete', async () => {
  const app = await ad('app', 'create', '--display-name', 'Agent');
  const made = await ad('sp', 'create', '--id', app.appId);
  expect(made).toMatchObject({ appId: app.appId, servicePrincipalType: 'Application' });
  expect(await ad('sp', 'show', '--id', app.appId)).toMatchObject({ id: made.id });
  expect(names(await ad('sp', 'list', '--display-name', 'Agent'))).toEqual(['Agent']);
  const { password, tenant } = await ad('sp', 'credential', 'reset', '--id', app.appId);
  const agent = await startAz(server, 'agent', '--tenant', customer.domain);
  const login = ['login', '--service-principal', '-u', app.appId, '--tenant', tenant, '--allow-no-subscriptions', '-p'];
  expect(await agent.fails(...login, 'wrong')).toContain('AADSTS7000215');
  await agent.run(...login, password);
  await ad('sp', 'delete', '--id', made.id);
  expect(await agent.fails(...login, password)).toContain('AADSTS');
  await agent.stop();
  await ad('app', 'delete', '--id', app.appId);
});

it('ad sp create-for-rbac', async () => {
  const { id } = customer.subscriptions[0]!;
  const scope = `/subscriptions/${id}`;
  const made = await program.try('ad', 'sp', 'create-for-rbac', '-n', 'robot', '--role', 'Reader', '--scopes', scope);
  // Creating an application takes a directory role that the demo's program may lack; then its Global Administrator
  // creates it, and the program, as Owner, gives it the role.
  const made2 = made.code === 0 ? JSON.parse(made.out) : await ad('sp', 'create-for-rbac', '-n', 'robot');
  const { appId, password, tenant } = made2;
  if (made.code !== 0) {
    await program.run('role', 'assignment', 'create', '--assignee', appId, '--role', 'Reader', '--scope', scope);
  }
  const robot = await startAz(server, 'robot', '--tenant', customer.domain);
  await robot.run('login', '--service-principal', '-u', appId, '-p', password, '--tenant', tenant);
  expect(await robot.run('group', 'list', '--subscription', id)).toEqual([]);
  const refused = await robot.fails('group', 'create', '-n', 'rg', '-l', 'westeurope', '--subscription', id);
  expect(refused).toMatch(/does not have authorization to perform action '[^']+\/resourcegroups\/write'/i);
  await robot.stop();
});

it('ad signed-in-user show', async () => {
  const { userPrincipalName } = userWith(customer, 'Global Administrator');
  expect(await ad('signed-in-user', 'show')).toMatchObject({ userPrincipalName });
  expect(await program.fails('ad', 'signed-in-user', 'show')).toContain(
    '/me request is only valid with delegated authentication flow',
  );
});

import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoServer, type DemoTenant, firstCustomer } from '../../../e2e/testing/server.ts';
import { startWitness } from '../testing/witness.ts';
import { type Az, signInAsAutomation, startAz } from './az.ts';

let server: DemoServer;
let az: Az;
let customer: DemoTenant;
let scope: string;
let group: string;
beforeAll(async () => {
  server = await startWitness('Azure CLI 2.45', import.meta.filename);
  customer = firstCustomer(server.connection);
  scope = `/subscriptions/${customer.subscriptions[0]!.id}`;
  group = `${scope}/resourceGroups/rg-access`;
  az = await startAz(server, 'access', '--tenant', customer.domain);
  await signInAsAutomation(az);
  await az.run('account', 'set', '--subscription', customer.subscriptions[0]!.id);
  await az.run('group', 'create', '-n', 'rg-access', '-l', 'westeurope');
});
afterAll(async () => {
  await az?.stop();
  await server?.stop();
});

const user = (index: number) => customer.users.filter(({ roles }) => roles.includes('User'))[index]!.userPrincipalName;
const assignment = (...args: readonly string[]) => az.run('role', 'assignment', ...args);
const roles = (list: readonly { roleDefinitionName: string }[]) =>
  list.map((each) => each.roleDefinitionName).toSorted();

it('role assignment create', async () => {
  const nobody = ['--assignee-object-id', randomUUID(), '--assignee-principal-type', 'User'];
  expect(await az.fails('role', 'assignment', 'create', ...nobody, '--role', 'Reader', '--scope', scope)).toContain(
    'PrincipalNotFound',
  );
  expect(
    await az.fails('role', 'assignment', 'create', '--assignee', 'x@y.z', '--role', 'Reader', '--scope', scope),
  ).toMatch(/Cannot find user/);
  expect(
    await az.fails('role', 'assignment', 'create', '--assignee', user(0), '--role', 'No such role', '--scope', scope),
  ).toMatch(/doesn't exist/);

  const byName = await assignment('create', '--assignee', user(0), '--role', 'Contributor', '--scope', scope);
  expect(byName).toMatchObject({ scope, principalType: 'User' });
  const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
  const person = ['--assignee-object-id', byName.principalId, '--assignee-principal-type', 'User'];
  const made = await assignment('create', ...person, '--role', READER, '--scope', group, '--description', 'Reads.');
  expect(made).toMatchObject({ description: 'Reads.', scope: group });
  const condition = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'a'";
  const BLOBS = 'Storage Blob Data Reader';
  const args = ['--role', BLOBS, '--scope', group, '--condition', condition, '--condition-version', '2.0'];
  expect(await assignment('create', ...person, ...args)).toMatchObject({ condition, conditionVersion: '2.0' });
  const malformed = ['--role', BLOBS, '--scope', scope, '--condition', 'nonsense', '--condition-version', '2.0'];
  expect(await az.fails('role', 'assignment', 'create', ...person, ...malformed)).toMatch(/condition/i);
});

it('role assignment create of one that exists', async () => {
  const repeated = await assignment('create', '--assignee', user(0), '--role', 'Contributor', '--scope', scope);
  const [held] = await assignment('list', '--assignee', user(0), '--scope', scope);
  expect(repeated).toMatchObject({ id: held.id, scope });
});

it('role assignment list', async () => {
  expect(roles(await assignment('list', '--assignee', user(0)))).toEqual(['Contributor']);
  expect(roles(await assignment('list', '--assignee', user(0), '--all'))).toEqual([
    'Contributor',
    'Reader',
    'Storage Blob Data Reader',
  ]);
  const inGroup = await assignment('list', '--scope', group, '--assignee', user(0), '--include-inherited');
  expect(roles(inGroup)).toEqual(['Contributor', 'Reader', 'Storage Blob Data Reader']);
  expect(inGroup[0].principalName).toBe(user(0));
  expect(await assignment('list', '--assignee', user(1), '--all')).toEqual([]);
  expect(roles(await assignment('list', '--all'))).toContain('Owner');
  expect(roles(await assignment('list', '--role', 'Reader', '--scope', group))).toEqual(['Reader']);
  expect(roles(await assignment('list', '--scope', '/'))).toEqual(['Owner']);
});

it('role assignment list-changelogs', async () => {
  await sleep(1_000);
  const changes = await assignment('list-changelogs');
  const granted = changes.filter(({ action }: { action: string }) => action === 'Granted');
  expect(granted.length).toBeGreaterThanOrEqual(3);
  expect(granted.map((each: { roleName: string }) => each.roleName)).toEqual(
    expect.arrayContaining(['Contributor', 'Reader']),
  );
});

it('role assignment delete', async () => {
  const [held] = await assignment('list', '--assignee', user(0), '--scope', group, '--role', 'Reader');
  await assignment('delete', '--ids', held.id);
  expect(roles(await assignment('list', '--assignee', user(0), '--scope', group))).toEqual([
    'Storage Blob Data Reader',
  ]);
  await assignment('delete', '--assignee', user(0), '--role', 'Storage Blob Data Reader', '--scope', group);
  await assignment('delete', '--assignee', user(0));
  expect(await assignment('list', '--assignee', user(0), '--all')).toEqual([]);
});

it('role definition list', async () => {
  const listed = await az.run('role', 'definition', 'list');
  expect(listed.length).toBeGreaterThan(50);
  const [reader] = await az.run('role', 'definition', 'list', '-n', 'Reader');
  expect(reader).toMatchObject({ roleName: 'Reader', roleType: 'BuiltInRole' });
  expect(reader.permissions[0].actions).toEqual(['*/read']);
  expect(await az.run('role', 'definition', 'list', '--custom-role-only')).toEqual([]);
});

it('role definition create, update, delete', async () => {
  const definition = { Name: 'Disk reader', Description: 'd', Actions: ['Microsoft.Compute/disks/read'] };
  const file = async (content: object) => {
    const path = join(server.directory, '..', `${randomUUID()}.json`);
    await writeFile(path, JSON.stringify(content));
    return path;
  };
  const ofScope = { ...definition, AssignableScopes: [scope] };
  const created = await az.run('role', 'definition', 'create', '--role-definition', await file(ofScope));
  expect(created).toMatchObject({ roleName: 'Disk reader', roleType: 'CustomRole' });
  const foreign = { ...definition, Name: 'Other', AssignableScopes: [`/subscriptions/${randomUUID()}`] };
  expect(await az.fails('role', 'definition', 'create', '--role-definition', await file(foreign))).not.toBe('');
  const again = await az.fails('role', 'definition', 'create', '--role-definition', await file(ofScope));
  expect(again).toContain('RoleDefinitionWithSameNameExists');
  const wider = { ...ofScope, Actions: ['Microsoft.Compute/disks/read', 'Microsoft.Compute/disks/write'] };
  const updated = await az.run('role', 'definition', 'update', '--role-definition', await file(wider));
  expect(updated.permissions[0].actions).toHaveLength(2);
  expect(updated.name).toBe(created.name);
  await az.run('role', 'definition', 'delete', '-n', 'Disk reader');
  expect(await az.run('role', 'definition', 'list', '--custom-role-only')).toEqual([]);
});

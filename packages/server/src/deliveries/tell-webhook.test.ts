import { createVerify, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '@mandate/app/ports/notifications';
import { ensureCertificates } from '@mandate/identity/certificates';
import { createEventSigner, type EventSigner } from '@mandate/identity/event-signer';
import { createSigningKeys } from '@mandate/identity/keys';
import { createPostDocument } from '@mandate/identity/outgoing';
import { parseGuid } from '@mandate/rbac/guid';
import { type OpenStore, openStore } from '@mandate/storage/open';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemRandomness } from '../randomness.ts';
import { temporaryDirectory } from '../testing/test-installation.ts';
import { deliverDue } from './deliver.ts';
import { tellWebhook } from './tell-webhook.ts';

const ID = parseGuid('11111111-1111-4111-8111-111111111111')!;
const PORTAL = 'https://portal.example';
const endpoints = { portal: PORTAL, login: PORTAL, arm: 'https://a', graph: 'https://g', partnerCenter: 'https://p' };
const LOCAL = { allowedRanges: ['127.0.0.0/8', '::1/128'] };

let place: Awaited<ReturnType<typeof temporaryDirectory>>;
let opened: OpenStore;
let signer: EventSigner;
let server: Server;
let ca: string;
let url: string;
let answer = 200;
let got: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
beforeAll(async () => {
  place = await temporaryDirectory();
  opened = await openStore({ url: 'sqlite::memory:', clock: Date, randomness: systemRandomness });
  const keyFileKey = systemRandomness.bytes(32);
  signer = createEventSigner(
    createSigningKeys({ signIn: opened.signIn, keyFileKey, randomness: systemRandomness, purpose: 'events' }),
  );
  const options = { hosts: [], now: Date.now(), randomness: systemRandomness };
  const { key, certChain } = await ensureCertificates(place.path, options);
  ca = certChain;
  server = createServer({ key, cert: certChain }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      response.writeHead(answer, { location: 'https://elsewhere.example/' }).end('ignored');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
});
beforeEach(() => {
  got = [];
  answer = 200;
});
afterAll(async () => {
  server.close();
  await opened.close();
  await place[Symbol.asyncDispose]();
});

const delivery = (overrides: Partial<Delivery> = {}): Delivery => ({
  tenant: ID,
  id: ID,
  body: {
    channel: 'webhook',
    event: 'granular-admin-relationship-approved',
    url,
    resource: { name: 'GranularAdminRelationship', at: 'graph', path: '/v1.0/x' },
    record: `${ID}_7_0`,
    changedAt: 0,
  },
  createdAt: Date.now(),
  state: 'waiting',
  attempts: 1,
  dueAt: 0,
  ...overrides,
});
const telling = (options: Parameters<typeof createPostDocument>[0]) =>
  tellWebhook({ post: createPostDocument(options), signer, clock: Date, endpoints });

describe('telling a webhook', () => {
  it('refuses addresses of the own network unless the operator opened them', async () => {
    expect(await telling({ ca })(delivery())).toEqual({ code: null, message: 'address-refused', taken: false });
    expect(got).toEqual([]);
  });

  it('sends what the shown certificate bears out, under the same id each time', async () => {
    const tell = telling({ ...LOCAL, ca });
    expect(await tell(delivery())).toMatchObject({ code: 200, taken: true });
    await tell(delivery());
    const [first, second] = got;
    expect(JSON.parse(first?.body ?? '')).toEqual({
      EventName: 'granular-admin-relationship-approved',
      ResourceUri: 'https://g/v1.0/x',
      ResourceName: 'GranularAdminRelationship',
      AuditUri: `https://p/auditactivity/v1/auditrecords/${ID}_7_0`,
      ResourceChangeUtcDate: '1970-01-01T00:00:00.000Z',
    });
    expect(first?.headers['x-ms-signature-algorithm']).toBe('rsa-sha256');
    expect([first?.headers['ms-requestid'], second?.headers['ms-requestid']]).toEqual([ID, ID]);

    const shown = String(first?.headers['x-ms-certificate-url']);
    expect(shown.startsWith(`${PORTAL}/webhooks/certificates/`)).toBe(true);
    const der = await signer.certificate(shown.slice(shown.lastIndexOf('/') + 1), Date.now());
    const { publicKey } = new X509Certificate(der ?? new Uint8Array());
    const [scheme, signature = ''] = String(first?.headers.authorization).split(' ');
    const bears = (body: string) => createVerify('sha256').update(body).verify(publicKey, signature, 'base64');
    expect(scheme).toBe('Signature');
    expect(bears(first?.body ?? '')).toBe(true);
    expect(bears(`${first?.body} `)).toBe(false);
    expect(await signer.certificate('unknown', Date.now())).toBeUndefined();
  });

  it('takes nothing but 2xx for taken, and follows no redirect', async () => {
    const tell = telling({ ...LOCAL, ca });
    for (const status of [302, 404, 500]) {
      answer = status;
      expect(await tell(delivery())).toMatchObject({ code: status, taken: false });
    }
    answer = 204;
    expect(await tell(delivery())).toMatchObject({ code: 204, taken: true });
    expect(got).toHaveLength(4);
  });

  it('is tried again after pauses that double, and given up after three days', async () => {
    let time = Date.now();
    const clock = { now: () => time };
    const writing = { actor: { kind: 'Operator' }, tenant: null, ground: null, through: null } as const;
    const request = { requestId: ID, correlationId: ID, clientAddress: null };
    await opened.store.commit([], { ...writing, request }, async (change) => {
      await change.tenant(ID).addDeliveries([delivery({ attempts: 0, createdAt: time })]);
      return { ok: true, value: undefined };
    });
    const tried: number[] = [];
    const tell = async () => {
      tried.push(time);
      return { code: 500, message: '', taken: false };
    };
    const end = time + 4 * 86_400_000;
    for (; time < end; time += 5_000) await deliverDue({ work: opened.work, clock }, 'webhook', tell);
    const pauses = tried.slice(1).map((at, index) => (at - (tried[index] ?? 0)) / 1000);
    expect(pauses.slice(0, 4)).toEqual([10, 20, 40, 80]);
    expect(Math.max(...pauses)).toBe(3600);
    expect(await opened.store.tenant(ID).findDelivery(ID)).toMatchObject({ state: 'given-up' });
  });
});

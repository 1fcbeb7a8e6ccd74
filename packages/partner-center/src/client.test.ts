import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPartnerCenter, type PartnerCenterClient, PartnerCenterError } from './client.ts';
import { type Demo, startDemo } from './testing/demo.ts';

let demo: Demo;
let client: PartnerCenterClient;
beforeAll(async () => {
  demo = await startDemo();
  client = await demo.clientOf('Admin agent');
});
afterAll(() => demo[Symbol.asyncDispose]());

describe('the client, against a server over TLS', () => {
  it('sells a new customer the plan, from the first call to the order', async () => {
    const customer = await client.call('Customers_Create', {
      body: {
        companyProfile: { domain: 'client.example' },
        billingProfile: {
          companyName: 'Client',
          email: 'zoe@client.example',
          culture: 'fr-FR',
          language: 'fr',
          defaultAddress: {
            country: 'FR',
            addressLine1: '9 rue Neuve',
            city: 'Lyon',
            postalCode: '69001',
            firstName: 'Zoé',
            lastName: 'Neuf',
          },
        },
      },
    });
    expect(customer.userCredentials?.password).toMatch(/-/);
    const params = { customerId: customer.id };
    const cart = await client.call('Carts_Create', {
      params,
      body: { lineItems: [{ catalogItemId: 'DZH318Z0BPS6:0001:DZH318Z0BML6' }] },
    });
    const at = { ...params, cartId: cart.id };
    const refused = await client.call('Carts_Checkout', { params: at }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PartnerCenterError);
    expect(refused).toMatchObject({ status: 403, code: 13605, data: ['agreement-missing'] });

    await client.call('Agreements_Create', {
      params,
      body: {
        type: 'MicrosoftCustomerAgreement',
        dateAgreed: '2026-01-01',
        primaryContact: { firstName: 'Zoé', lastName: 'Neuf', email: 'zoe@client.example' },
      },
    });
    const { orders } = await client.call('Carts_Checkout', { params: at });
    const subscriptionId = orders[0]?.lineItems[0]?.subscriptionId ?? '';
    const sold = await client.call('Subscriptions_Get', { params: { ...params, subscriptionId } });
    const renamed = await client.call('Subscriptions_Update', {
      params: { ...params, subscriptionId },
      body: { friendlyName: 'Nommé' },
      ...(sold.attributes.etag === undefined ? {} : { ifMatch: `"${sold.attributes.etag}"` }),
    });
    expect(renamed.friendlyName).toBe('Nommé');
  });

  it('reads a list page after page', async () => {
    const all = await client.call('Customers_List', { query: { size: '500' } });
    const names: string[] = [];
    for await (const { companyProfile } of client.list('Customers_List', { query: { size: '1' } })) {
      names.push(companyProfile.companyName);
    }
    expect(names.length).toBeGreaterThan(1);
    expect(names).toEqual(all.items.map(({ companyProfile }) => companyProfile.companyName));
  });

  it('is given the document of the API by the server, to whoever asks', async () => {
    const reply = await fetch(`${demo.connection.endpoints.partnerCenter}/v1/openapi.json`);
    const document = (await reply.json()) as { openapi: string; paths: object };
    expect([reply.status, document.openapi]).toEqual([200, '3.1.0']);
    expect(document.paths).toHaveProperty(['/v1/customers', 'post', 'operationId'], 'Customers_Create');
  });
});

describe('the client, by itself', () => {
  const answering = (...answers: readonly (readonly [number, string, Record<string, string>?])[]) => {
    const sent: { url: string; headers: Headers }[] = [];
    const waited: number[] = [];
    const made = createPartnerCenter({
      baseUrl: 'https://api.partnercenter.microsoft.com',
      token: () => 'token',
      wait: async (ms) => void waited.push(ms),
      fetch: async (url, init) => {
        sent.push({ url: new Request(url).url, headers: new Headers(init?.headers) });
        const [status, body, headers] = answers[sent.length - 1] ?? [500, ''];
        return new Response(body, { status, headers: headers ?? {} });
      },
    });
    return { made, sent, waited };
  };

  it('tries again with the same name after a 429, as long as it is told to wait, and never after a 400', async () => {
    const throttled = '{"statusCode":429,"message":"Rate limit is exceeded. Try again in 7 seconds."}';
    const { made, sent, waited } = answering([429, throttled, { 'retry-after': '7' }], [200, '{"items":[]}']);
    await made.call('Customers_List', {});
    expect(waited).toEqual([7000]);
    expect(sent[0]?.headers.get('ms-requestid')).toBe(sent[1]?.headers.get('ms-requestid'));

    const bad = answering([400, '{"code":"800002","description":"No.","data":[]}']);
    await expect(bad.made.call('Customers_List', {})).rejects.toMatchObject({ code: 800002, message: 'No.' });
    expect(bad.sent).toHaveLength(1);
    const down = answering();
    await expect(down.made.call('Customers_List', {})).rejects.toMatchObject({ status: 500 });
    expect(down.sent).toHaveLength(4);
  });

  it('reads what begins with a byte order mark, and links with a version too many', async () => {
    const next =
      '{"items":[1],"links":{"next":{"uri":"/v1/customers?size=1","headers":[{"key":"MS-ContinuationToken","value":"t"}]}}}';
    const { made, sent } = answering([200, `\uFEFF${next}`], [200, '{"items":[2]}']);
    const seen: unknown[] = [];
    for await (const item of made.list('Customers_List', {})) seen.push(item);
    expect(seen).toEqual([1, 2]);
    expect(sent[1]?.url).toBe('https://api.partnercenter.microsoft.com/v1/customers?size=1');
    expect(sent[1]?.headers.get('ms-continuationtoken')).toBe('t');
  });
});

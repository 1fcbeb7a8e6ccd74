import { operatorAct } from '@mandate/app/act';
import type { ResellerTier } from '@mandate/domain/relationships';
import type { Guid } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid } from '../../testing/world.ts';
import { openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const list = (query: string, headers: Record<string, string> = {}) =>
  trade.ask('salesAgent', 'GET', `/customers?${query}`, undefined, headers);
const names = (body: { items: readonly { companyProfile: { companyName: string } }[] }) =>
  body.items.map(({ companyProfile }) => companyProfile.companyName);
const filter = (Field: string, Value: string, Operator = 'starts_with') =>
  `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

interface Added {
  readonly displayName: string;
  readonly domain?: string;
  readonly tier?: ResellerTier;
  readonly otherTier?: Guid;
}

/** Customers that have accepted already. */
async function add(customers: readonly Added[]): Promise<void> {
  const { ports, partner } = trade.world;
  await ports.store.commit([], operatorAct(ports).context, async (change) => {
    const entry = { operation: 'test', target: 'customers', before: null, after: null };
    await change.tenant(partner).record(entry);
    for (const { displayName, domain = `${guid()}.example`, tier = 'direct', otherTier } of customers) {
      const id = guid();
      const at = { createdAt: 1, country: 'FR' };
      await change.addTenant({ id, displayName, defaultDomain: domain, domains: [domain], ...at });
      await change.tenant(id).record(entry);
      await change.putRelationship({
        partner,
        customer: id,
        state: 'active',
        delegatedAdmin: 'none',
        tier,
        otherTier: otherTier ?? null,
        confirmed: true,
        requestedAt: 1,
        acceptedAt: 1,
        updatedAt: 1,
      });
    }
    return ok(undefined);
  });
}

describe('the list of customers', () => {
  it('F11: of more than 500 comes in two pages, the second by the header that the first names', async () => {
    await add(Array.from({ length: 501 }, (_, index) => ({ displayName: `Client ${String(index).padStart(3, '0')}` })));
    for (const size of ['', 'size=0', 'size=500', 'size=9999']) {
      expect([size, (await list(size)).body.items.length]).toEqual([size, 500]);
    }
    const { body: first } = await list('size=500');
    expect(first.totalCount).toBe(500);
    expect(first.links.next).toEqual({
      uri: '/customers?size=500&seekOperation=Next',
      method: 'GET',
      headers: [{ key: 'MS-ContinuationToken', value: expect.any(String) }],
    });
    const [{ key, value }] = first.links.next.headers;
    const { body: second } = await list('size=500&seekOperation=Next', { [key.toLowerCase()]: value });
    expect(second.links.next).toBeUndefined();
    const all = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(all.length).toBe(await trade.world.ports.store.partner(trade.world.partner).countCustomers());
    expect(new Set(all).size).toBe(all.length);
    expect((await list('size=500&seekOperation=Next')).status).toBe(400);
  });

  it('F12: is narrowed to an indirect reseller’s customers, or to those from an indirect provider', async () => {
    const [reseller, provider] = [guid(), guid()];
    await add([
      { displayName: 'Through the reseller', tier: 'indirectProvider', otherTier: reseller },
      { displayName: 'Through another', tier: 'indirectProvider', otherTier: guid() },
      { displayName: 'From the provider', tier: 'indirectReseller', otherTier: provider },
    ]);
    expect(names((await list(filter('IndirectReseller', reseller))).body)).toEqual(['Through the reseller']);
    expect(names((await list(filter('indirectreseller', reseller.toUpperCase(), 'equals'))).body)).toEqual([
      'Through the reseller',
    ]);
    expect(names((await list(filter('IndirectCloudSolutionProvider', provider))).body)).toEqual(['From the provider']);
    // Neither is the other, and nobody is nobody's.
    expect(names((await list(filter('IndirectReseller', provider))).body)).toEqual([]);
    expect(names((await list(filter('IndirectCloudSolutionProvider', reseller))).body)).toEqual([]);
    expect(names((await list(filter('IndirectReseller', guid()))).body)).toEqual([]);
    for (const field of ['constructor', '__proto__', 'CommerceId']) {
      expect([field, (await list(filter(field, reseller))).status]).toEqual([field, 400]);
    }
  });

  it('is sorted by name or domain in either direction, page after page, and by nothing else', async () => {
    await add([
      { displayName: 'Sort A', domain: 'z.sort.example' },
      { displayName: 'Sort b', domain: 'Y.sort.example' },
      { displayName: 'Sort C', domain: 'x.sort.example' },
    ]);
    const pages = async (sort: string) => {
      const seen: string[] = [];
      let headers: Record<string, string> = {};
      let uri = `/customers?${filter('CompanyName', 'Sort ')}&size=2${sort}`;
      for (;;) {
        const { body } = await trade.ask('salesAgent', 'GET', uri, undefined, headers);
        seen.push(...names(body));
        if (!body.links.next) return seen.map((name) => name.slice(-1).toLowerCase()).join('');
        uri = body.links.next.uri;
        headers = { 'ms-continuationtoken': body.links.next.headers[0].value };
      }
    };
    expect(await pages('')).toBe('abc');
    expect(await pages('&sortField=CompanyName&sortDirection=Descending')).toBe('cba');
    expect(await pages('&sortField=domain')).toBe('cba');
    expect(await pages('&sortField=Domain&sortDirection=descending')).toBe('abc');
    const refused = ['sortField=Country', 'sortField=constructor', 'sortDirection=Sideways', 'sortDirection=toString'];
    for (const option of refused) expect([option, (await list(option)).status]).toEqual([option, 400]);
  });
});

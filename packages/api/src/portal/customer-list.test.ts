import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTradeWorld, type TradeWorld } from '../partner-center/testing/trade-world.ts';
import { guid, must, type Persona } from '../testing/world.ts';

let trade: TradeWorld;
let world: TradeWorld['world'];
beforeAll(async () => {
  trade = await openTradeWorld();
  world = trade.world;
});
afterAll(() => world.close());

const ask = (persona: Persona, method: string, path: string, body?: object) =>
  world.ask(world.caller(persona), method, `/portal/${path}`, body, { surface: 'portal' });
const found = async (query: string): Promise<readonly string[]> => {
  const { status, body } = await ask('helpdeskAgent', 'GET', `customers?${query}`);
  expect(status).toBe(200);
  return body.rows.map(({ companyName }: { companyName: string }) => companyName);
};
const tag = (tags: readonly string[], customer: string = world.customer, persona: Persona = 'adminAgent') =>
  ask(persona, 'PUT', `customers/${customer}/tags`, { tags });

describe('the customer list', () => {
  it('F14: refuses filters and orders that it does not know, rather than showing more than was asked for', async () => {
    const queries = ['relationship=ended', 'relationship=toString', 'access=x', 'azure=yes', 'sort=id', 'descending=1'];
    for (const query of queries) {
      expect([query, (await ask('salesAgent', 'GET', `customers?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('F14: is narrowed by relationship, way in and Azure subscriptions, all at once', async () => {
    expect(await found('')).toEqual(['Contoso', 'Hôtel Élysée']);
    const without = parseGuid(await trade.newCustomer({ enableGDAPByDefault: false }))!;
    const name = 'Neuf & Cie';
    expect(await found('azure=false')).toEqual([name]);
    expect(await found('azure=true')).toEqual(['Contoso', 'Hôtel Élysée']);
    expect(await found('access=delegated')).toEqual(['Hôtel Élysée']);
    expect(await found('access=none')).toEqual(['Contoso', name]);
    expect(await found('access=none&azure=true')).toEqual(['Contoso']);
    expect(await found('access=none&azure=true&search=neuf')).toEqual([]);
    expect(await found('relationship=requested')).toEqual([]);
    expect(await found('relationship=active')).toHaveLength(3);

    await grantGranular(without);
    expect(await found('access=granular')).toEqual([name]);
    expect(await found('access=none')).toEqual(['Contoso']);
    // Its time ends without anybody doing anything.
    world.passTime(3 * 86_400_000);
    expect(await found('access=granular')).toEqual([]);
    expect(await found('access=none')).toEqual(['Contoso', name]);
  });

  it('F14: is sorted by each column in either direction, page after page', async () => {
    const pages = async (query: string) => {
      const seen: string[] = [];
      for (let after = ''; ; ) {
        const { body } = await ask('salesAgent', 'GET', `customers?limit=1&${query}${after && `&after=${after}`}`);
        seen.push(...body.rows.map(({ domain }: { domain: string }) => domain.split('.')[0]!.slice(0, 7)));
        if (body.next === null) return seen;
        after = body.next;
      }
    };
    const byName = await pages('');
    expect([byName[0], byName[1]]).toEqual(['contoso', 'elysee']);
    expect(await pages('sort=companyName&descending=true')).toEqual(byName.toReversed());
    const byDomain = await pages('sort=domain');
    expect(byDomain).toEqual(byName.toSorted());
    expect(await pages('sort=domain&descending=true')).toEqual(byDomain.toReversed());
    // Granted comes before none, and equals keep to the order of their names.
    expect(await pages('sort=delegatedAdmin')).toEqual(['elysee', ...byName.filter((each) => each !== 'elysee')]);
    expect(await pages('sort=relationship')).toEqual(byName);
  });

  async function grantGranular(customer: Guid) {
    const roles = [parseGuid(DIRECTORY_ROLES.directoryReaders)!];
    const draft = { displayName: 'Short', roles, durationDays: 1, autoExtendDays: 0, customer } as const;
    const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
    must(await lockForApproval(await world.act('adminAgent'), id));
    const { rows } = await world.ports.store.tenant(customer).listUsers({}, { after: null, limit: 1 });
    const home = { home: customer, tenant: customer, client: null } as const;
    const admin = await world.actOf({ kind: 'User', id: rows[0]!.id, name: 'admin', ...home });
    must(await approveDelegatedAdmin(admin, { partner: world.partner, id }));
  }
});

describe('tags', () => {
  it('F16: are for Admin agents to change, on customers of their own', async () => {
    for (const persona of ['globalAdmin', 'salesAgent', 'helpdeskAgent', 'billingAdmin', 'customerAdmin'] as const) {
      expect([persona, (await tag(['Gold'], world.customer, persona)).status]).toEqual([persona, 403]);
    }
    for (const customer of [guid(), world.partner, 'x']) expect((await tag(['Gold'], customer)).status).toBe(404);
    expect((await ask('kim', 'GET', 'customer-tags')).status).toBe(403);
  });

  it('F16: number at most 150 on a customer, of at most 50 characters each', async () => {
    const many = Array.from({ length: 151 }, (_, index) => `t${index}`);
    const longest = 'é'.repeat(50);
    for (const wrong of [many, [`${longest}x`], [''], ['  '], ['a\nb']]) expect((await tag(wrong)).status).toBe(400);
    expect((await tag(many.slice(1))).body.tags).toHaveLength(150);
    // What differs by case and accents alone is one.
    expect((await tag([longest, ' Été ', 'ete'])).body.tags).toEqual([longest, 'Été']);
  });

  it('F16: find customers, stand in the list, and are gone when they are taken away', async () => {
    await tag(['Gold', 'Lyon']);
    await tag(['gold'], world.otherCustomer);
    expect(await found('tag=GOLD')).toEqual(['Contoso', 'Hôtel Élysée']);
    expect(await found('tag=lyon')).toEqual(['Hôtel Élysée']);
    expect(await found('tag=Lyon&azure=false')).toEqual([]);
    expect(await found('tag=Ly')).toEqual([]);
    const { rows } = (await ask('salesAgent', 'GET', 'customers?tag=lyon')).body;
    expect(rows[0].tags).toEqual(['Gold', 'Lyon']);
    expect((await ask('salesAgent', 'GET', 'customer-tags')).body.tags).toMatchObject([
      { customers: 2 },
      { tag: 'Lyon', customers: 1 },
    ]);
    expect((await tag([])).body.tags).toEqual([]);
    expect(await found('tag=lyon')).toEqual([]);
    expect((await ask('salesAgent', 'GET', `customers/${world.customer}`)).body.tags).toEqual([]);
  });
});

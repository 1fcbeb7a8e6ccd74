import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must } from '../../testing/world.ts';
import { openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const DAY = 86_400_000;

let trade: TradeWorld;
beforeEach(async () => {
  trade = await openTradeWorld();
});
afterEach(() => trade.world.close());

const records = (query = '') => trade.ask('adminAgent', 'GET', `/auditrecords${query}`);
const filter = (Field: string, Value: string, Operator: string) =>
  `?filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;
const words = async (query = '') =>
  (await records(query)).body.items.map(({ operationType }: { operationType: string }) => operationType);

describe('audit records', () => {
  it('are for the staff of the partner alone', async () => {
    expect((await trade.ask('customerAdmin', 'GET', '/auditrecords')).status).toBe(403);
    expect((await trade.ask('billingAdmin', 'GET', '/auditrecords')).status).toBe(200);
  });

  it('F100: refuse ranges that are unreadable, reversed, or longer than 90 days', async () => {
    for (const query of [
      '?startDate=yesterday',
      '?endDate=2026-02-30',
      '?startDate=2026-10-02&endDate=2026-10-01',
      '?startDate=2026-07-01&endDate=2026-10-01',
    ]) {
      expect((await records(query)).status).toBe(400);
    }
    expect((await records('?startDate=2026-08-03&endDate=2026-11-01')).status).toBe(200);
  });

  it('F100: tell who did what for whom, newest first, 30 days back', async () => {
    const [last, ...rest] = (await records()).body.items;
    expect(last).toMatchObject({
      partnerId: trade.world.partner,
      customerId: trade.world.otherCustomer,
      customerName: 'Contoso',
      resourceType: 'partner_customer_relationship',
      operationType: 'create_partner_relationship',
      operationStatus: 'succeeded',
      userPrincipalName: trade.world.people.stranger.id,
      attributes: { objectType: 'AuditRecord' },
    });
    expect(JSON.parse(last.resourceNewValue)).toMatchObject({ state: 'active' });
    expect(rest.map(({ operationDate }: { operationDate: string }) => operationDate)).toEqual(
      rest
        .map(({ operationDate }: { operationDate: string }) => operationDate)
        .toSorted()
        .toReversed(),
    );
    trade.world.advance(32 * DAY);
    expect((await records()).body.items).toEqual([]);
    expect((await records('?startDate=2026-11-01&endDate=2026-11-01')).body.items.length).toBeGreaterThan(2);
  });

  it('F53: tell of an acceptance, and of the privileges that came with it', async () => {
    const { customer } = trade.world;
    expect(await words(filter('CustomerId', customer, 'equals'))).toEqual(
      expect.arrayContaining(['dap_admin_relationship_approved', 'create_partner_relationship']),
    );
    expect(await words(filter('CustomerId', trade.world.otherCustomer, 'equals'))).not.toContain(
      'dap_admin_relationship_approved',
    );
  });

  it('are narrowed by customer, company and resource type, and by nothing that is not understood', async () => {
    expect((await records(filter('CustomerId', guid(), 'equals'))).status).toBe(403);
    expect((await records(filter('Colour', 'red', 'equals'))).status).toBe(400);
    expect((await records(filter('ResourceType', 'colour', 'equals'))).status).toBe(400);
    expect((await records(filter('CompanyName', 'con', 'equals'))).status).toBe(400);
    expect(await words(filter('companyName', 'CONTO', 'substring'))).toContain('create_partner_relationship');
    expect(new Set(await words(filter('ResourceType', 'partner_customer_dap', 'equals')))).toEqual(
      new Set(['dap_admin_relationship_approved']),
    );
  });

  it('come in pages that together hold each record once', async () => {
    const all = (await records()).body.items.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    let query = '?size=2';
    let headers: Record<string, string> = {};
    for (let pages = 0; pages < 50; pages += 1) {
      const { body } = await trade.ask('adminAgent', 'GET', `/auditrecords${query}`, undefined, headers);
      paged.push(...body.items.map(({ id }: { id: string }) => id));
      if (!body.links.next) break;
      headers = { 'ms-continuationtoken': body.links.next.headers[0].value };
      query = body.links.next.uri.replace('/auditrecords', '');
    }
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('F89: hold every event of granular relationships, on both ways to them', async () => {
    const { world } = trade;
    const draft = {
      displayName: 'a',
      roles: [READERS],
      durationDays: 9,
      autoExtendDays: 0,
      customer: world.customer,
    } as const;
    const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
    must(await lockForApproval(await world.act('adminAgent'), id));
    must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
    const group = world.groups.HelpdeskAgents;
    must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles: [READERS] }));
    const expected = [
      'granular_admin_access_assignment_created',
      'granular_admin_access_assignment_activated',
      'granular_admin_relationship_approved',
      'granular_admin_relationship_activated',
    ];
    const granular = (found: readonly string[]) => found.filter((word) => word.startsWith('granular'));
    expect(granular(await words())).toEqual(expected);
    expect(granular(await words(filter('CustomerId', world.customer, 'equals')))).toEqual(expected);
    const [first] = (await records()).body.items;
    const one = await world.ask(
      world.caller('adminAgent'),
      'GET',
      `/auditactivity/v1/auditrecords/${first.id}`,
      undefined,
      {
        surface: 'partner-center',
      },
    );
    expect(one.body).toEqual(first);
  });

  it('F100: tell of what the partner’s people did at any customer, each act once', async () => {
    const { world } = trade;
    const inside = (customer: string, name: string) =>
      trade.ask('adminAgent', 'POST', `/customers/${customer}/users`, {
        userPrincipalName: `${name}@elysee.example`,
        displayName: name,
      });
    expect((await inside(world.customer, 'eins')).status).toBe(201);
    expect((await inside(world.customer, 'zwei')).status).toBe(201);
    const cart = await trade.buyPlan(world.otherCustomer);
    expect(cart).toBeDefined();
    const { items } = (await records()).body;
    const made = items.filter(
      ({ operationType }: { operationType: string }) => operationType === 'create_customer_user',
    );
    expect(made).toMatchObject([
      { customerId: world.customer, customerName: 'Hôtel Élysée', userPrincipalName: 'adminAgent@fabrikam.example' },
      { customerId: world.customer },
    ]);
    const ids = items.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // What stands in both logs is told once.
    expect((await words()).filter((word: string) => word === 'create_order')).toHaveLength(1);
    expect(items.map(({ operationDate }: { operationDate: string }) => operationDate)).toEqual(
      items
        .map(({ operationDate }: { operationDate: string }) => operationDate)
        .toSorted()
        .toReversed(),
    );
    const one = await world.ask(
      world.caller('adminAgent'),
      'GET',
      `/auditactivity/v1/auditrecords/${made[0].id}`,
      undefined,
      {
        surface: 'partner-center',
      },
    );
    expect(one.body).toEqual(made[0]);
  });

  it('F100: are narrowed by operation, beside any other filter, on every page', async () => {
    expect((await records('?operationType=dance')).body.code).toBe(900126);
    expect(new Set(await words('?operationType=create_partner_relationship'))).toEqual(
      new Set(['create_partner_relationship']),
    );
    const { customer } = trade.world;
    const one = filter('CustomerId', customer, 'equals');
    expect(await words(`${one}&operationType=Create_Partner_Relationship`)).toEqual(['create_partner_relationship']);
    expect(await words(`${filter('CompanyName', 'nobody', 'substring')}&operationType=add_customer`)).toEqual([]);
    const first = await records('?operationType=create_partner_relationship&size=1');
    expect(first.body.links.next.uri).toContain('operationType=create_partner_relationship');
  });

  it('never show what a customer does among its own', async () => {
    const { world } = trade;
    const name = 'geheim@elysee.example';
    const user = { accountEnabled: true, displayName: 'Geheim', mailNickname: 'geheim', userPrincipalName: name };
    const made = await world.ask(
      world.caller('customerAdmin'),
      'POST',
      '/v1.0/users',
      { ...user, passwordProfile: { password: 'Long enough 1234!' } },
      { surface: 'graph' },
    );
    expect(made.status).toBe(201);
    expect(await words(filter('CustomerId', world.customer, 'equals'))).not.toContain('create_customer_user');
    const { rows } = await world.ports.store.tenant(world.customer).listChangesBackwards({ after: null, limit: 1 });
    const id = `${world.customer}_${rows[0]?.sequence}_0`;
    const asked = await world.ask(
      world.caller('adminAgent'),
      'GET',
      `/auditactivity/v1/auditrecords/${id}`,
      undefined,
      {
        surface: 'partner-center',
      },
    );
    expect(asked.status).toBe(404);
    // The partner's own people acting there are another matter.
    const behalf = { ...user, userPrincipalName: 'neu@elysee.example', mailNickname: 'neu' };
    const entered = await world.ask(
      world.caller('adminAgent', world.customer),
      'POST',
      '/v1.0/users',
      { ...behalf, passwordProfile: { password: 'Long enough 1234!' } },
      { surface: 'graph' },
    );
    expect(entered.status).toBe(201);
    expect(await words(filter('CustomerId', world.customer, 'equals'))).toContain('create_customer_user');
  });
});

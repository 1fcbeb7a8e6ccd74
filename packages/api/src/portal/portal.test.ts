import { operatorAct } from '@mandate/app/act';
import { createTenant } from '@mandate/app/installation/create-tenant';
import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import { EVERYONE, type Guid } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../testing/world.ts';
import type { RoleChoice } from './wire.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ask = (persona: Persona, url: string) =>
  world.ask(world.caller(persona), 'GET', url, undefined, { surface: 'portal' });

async function addTenant(displayName: string, partner?: Guid): Promise<void> {
  const [customer, domain] = [guid(), `${guid()}.example`];
  const facts = { defaultDomain: domain, domains: [domain], country: 'FR', createdAt: 1 };
  must(await createTenant(operatorAct(world.ports), { id: customer, displayName, ...facts }));
  if (!partner) return;
  await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
    const facts = {
      state: 'active',
      delegatedAdmin: 'none',
      tier: 'direct',
      otherTier: null,
      confirmed: true,
    } as const;
    await change.putRelationship({ partner, customer, ...facts, requestedAt: 1, acceptedAt: 1, updatedAt: 1 });
    for (const tenant of [partner, customer]) {
      await change.tenant(tenant).record({ operation: 'test', target: customer, before: null, after: null });
    }
    return ok(undefined);
  });
}

describe("the partner's customers", () => {
  it.each(['billingAdmin', 'customerAdmin', 'kim'] as const)(
    'F9: are kept from %s, with the roles that may see them',
    async (persona) => {
      const { status, body } = await ask(persona, '/portal/customers');
      expect(status).toBe(403);
      expect(body.error).toMatchObject({ kind: 'missing-partner-role', permission: 'customers.read' });
      expect(body.error.roles).toContain('salesAgent');
    },
  );

  it.each([
    ['con', 1],
    ['TOS', 1],
    ['elysee', 1],
    ['ÉLYSÉE', 1],
    ['o', 2],
    ['%', 0],
    ['nobody', 0],
  ])('F2: are found by any part of their names: %s', async (search, count) => {
    const { body } = await ask('salesAgent', `/portal/customers?search=${encodeURIComponent(search)}`);
    expect(body.rows).toHaveLength(count);
    expect(body.total).toBe(2);
  });

  it('F3: are found by domain and by Microsoft ID, one each', async () => {
    for (const search of ['elysee.exa', 'ELYSEE.example', world.customer.toUpperCase(), world.customer.slice(0, 12)]) {
      const { body } = await ask('salesAgent', `/portal/customers?search=${search}`);
      expect(body.rows.map((row: { companyName: string }) => row.companyName)).toEqual(['Hôtel Élysée']);
    }
  });

  it.each(['globalAdmin', 'salesAgent', 'adminAgent'] as const)(
    'F1: are shown to %s, those of the own partner alone',
    async (persona) => {
      await addTenant('Nobody’s customer');
      const { body } = await ask(persona, '/portal/customers');
      expect(body.rows.map(({ companyName }: { companyName: string }) => companyName)).toEqual([
        'Contoso',
        'Hôtel Élysée',
      ]);
    },
  );

  it('refuse a page mark of another list and a limit out of range', async () => {
    for (const query of ['after=forged', 'limit=0', 'limit=201', 'limit=x']) {
      expect((await ask('salesAgent', `/portal/customers?${query}`)).status).toBe(400);
    }
  });

  it('F15: export for those who may, in four columns, what was searched alone, and nothing that a spreadsheet runs', async () => {
    expect((await ask('helpdeskAgent', '/portal/customers/export')).status).toBe(403);
    const { status, headers } = await ask('salesAgent', '/portal/customers/export');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = async (query: string) =>
      ((await ask('salesAgent', `/portal/customers/export?${query}`)).body as string).split('\r\n');
    const header = 'Microsoft ID,Company name,Primary domain name,Relationship';
    const contoso = `${world.otherCustomer},Contoso,contoso.example,Cloud Reseller`;
    expect(await lines('search=CONTOSO')).toEqual([header, contoso, '']);
    expect(await lines('access=none')).toEqual([header, contoso, '']);
    expect((await lines('')).length).toBe(4);
    expect((await ask('salesAgent', '/portal/customers/export?access=x')).status).toBe(400);

    await addTenant('=HYPERLINK("x"), & Cie', world.partner);
    const [, formula] = await lines('search=hyperlink');
    expect(formula).toContain(`,"'=HYPERLINK(""x""), & Cie",`);
  });
});

describe('entering a tenant', () => {
  const context = async (persona: Persona, tenant: string) => (await ask(persona, `/portal/tenants/${tenant}`)).body;

  it('F9: says who may open it to a Billing admin of the partner', async () => {
    expect((await context('billingAdmin', world.customer)).entry).toEqual({
      kind: 'refused',
      reason: 'no-agent-role',
      rolesThatMay: ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'],
    });
  });

  it('F8: says that a reseller alone does not enter', async () => {
    expect((await context('adminAgent', world.otherCustomer)).entry).toMatchObject({ reason: 'no-delegated-admin' });
  });

  it('tells a stranger nothing', async () => {
    expect((await context('stranger', world.customer)).error.kind).toBe('not-found');
    expect((await context('kim', world.otherCustomer)).error.kind).toBe('not-found');
    expect((await context('salesAgent', guid())).error.kind).toBe('not-found');
  });

  it.each([
    ['globalAdmin', 'Global Administrator'],
    ['adminAgent', 'Global Administrator'],
    ['salesAgent', 'Directory Readers'],
    ['helpdeskAgent', 'Helpdesk Administrator'],
  ] as const)('F7, F9: lets %s in as %s, without another sign-in', async (persona, role) => {
    expect((await context(persona, world.customer)).entry).toEqual({
      kind: 'on-behalf',
      partner: 'Fabrikam',
      directoryRoles: [role],
    });
  });
});

describe('rights', () => {
  const rights = (persona: Persona, action: string) =>
    ask(
      persona,
      `/portal/tenants/${world.customer}/rights?scope=/subscriptions/${world.subscription}&action=${action}`,
    );

  it('name what is missing, the roles that carry it and who can give it', async () => {
    const { body } = await rights('kim', 'Microsoft.Resources/subscriptions/resourceGroups/write');
    const [{ allowed, refusal }] = body.rights;
    expect(allowed).toBe(false);
    expect(refusal.ground).toBe('nothing-grants-it');
    expect(refusal.roles.slice(0, 2)).toEqual(['Contributor', 'Owner']);
    expect(refusal.givers.map((giver: { kind: string }) => giver.kind)).toEqual(['ForeignGroup', 'ForeignGroup']);
  });

  it('name nobody to ask whom a denial keeps from giving it', async () => {
    const api = `providers/Microsoft.Authorization/denyAssignments/${guid()}?api-version=2024-07-01-preview`;
    const denial = `/subscriptions/${world.subscription}/${api}`;
    const admin = world.caller('adminAgent', world.customer);
    const properties = {
      denyAssignmentName: 'Nobody gives',
      permissions: [{ actions: ['Microsoft.Authorization/roleAssignments/write'] }],
      principals: [{ id: EVERYONE }],
      excludePrincipals: [{ id: world.people.kim.id, type: 'User' }],
    };
    expect((await world.ask(admin, 'PUT', denial, { properties })).status).toBe(201);
    const { body } = await rights('kim', 'Microsoft.Resources/subscriptions/resourceGroups/write');
    expect(body.rights[0].refusal.givers).toEqual([]);
    expect((await world.ask(admin, 'DELETE', denial)).status).toBe(200);
  });

  it("ask nothing about another tenant's subscription", async () => {
    const url = `/portal/tenants/${world.customer}/rights?scope=/subscriptions/${world.otherSubscription}&action=x/read`;
    expect((await ask('salesAgent', url)).status).toBe(404);
    expect((await ask('stranger', `/portal/tenants/${world.customer}/rights?scope=/&action=x/read`)).status).toBe(404);
  });
});

describe('the role picker', () => {
  const choices = async (persona: Persona): Promise<readonly RoleChoice[]> =>
    (await ask(persona, `/portal/tenants/${world.customer}/roles?scope=/subscriptions/${world.subscription}`)).body
      .roles;

  it('offers a Sales agent everything but what hands out rights', async () => {
    const roles = await choices('salesAgent');
    const kept = roles.filter(({ assignable }) => !assignable).map(({ name }) => name);
    expect(kept).toEqual(['Owner', 'Role Based Access Control Administrator', 'User Access Administrator']);
  });

  it('offers Owner to an Admin agent, and nothing to somebody without a role', async () => {
    expect((await choices('adminAgent')).find(({ id }) => id === OWNER)?.assignable).toBe(true);
    expect((await choices('kim')).some(({ assignable }) => assignable)).toBe(false);
  });

  it('F40: describes every role in both languages, by an id that no language changes', async () => {
    for (const { name, description } of await choices('adminAgent')) {
      expect(description.en, name).not.toBe('');
      expect(description.fr, name).not.toBe(description.en);
    }
    expect((await choices('adminAgent')).find(({ name }) => name === 'Owner')?.id).toBe(OWNER);
  });
});

import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { addUser } from '@mandate/app/directory/change-directory';
import { createTenant } from '@mandate/app/installation/create-tenant';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import type { TenantId } from '@mandate/domain/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const MINUTE = 60_000;
const FIRST = { after: null, limit: 100 };
const now = () => world.ports.clock.now();
const fresh = (caller: Caller): Caller => ({ ...caller, signedInAt: now() });
const ask = (caller: Caller, method: string, path: string, body?: unknown) =>
  world.ask(caller, method, path, body, { surface: 'portal' });
const agent = () => world.caller('adminAgent');

/** A new customer with a Global admin and somebody without a role. */
async function newCustomer(country = 'FR'): Promise<{ id: TenantId; admin: Caller; member: Caller }> {
  const operator = operatorAct(world.ports);
  const id = guid();
  const domain = `${id}.example`;
  const tenant = { id, displayName: 'Northwind', defaultDomain: domain, domains: [domain], country, createdAt: now() };
  must(await createTenant(operator, tenant));
  const person = async (name: string, directoryRoles: readonly 'globalAdministrator'[]): Promise<Caller> => {
    const user = guid();
    const names = { userPrincipalName: `${name}@${domain}`, displayName: name, givenName: 'Ada', surname: name };
    must(await addUser(operator, id, { id: user, ...names, password: null, directoryRoles }));
    return { kind: 'User', id: user, home: id, tenant: id, name, client: null };
  };
  return { id, admin: await person('boss', ['globalAdministrator']), member: await person('clerk', []) };
}

async function link(options = 'delegatedAdmin=true'): Promise<Record<string, string>> {
  const { status, body } = await ask(agent(), 'GET', `/portal/relationship-request?${options}`);
  expect(status).toBe(200);
  const url = new URL(body.url);
  expect(url.origin + url.pathname).toBe('https://portal.example/partner-invitation');
  return Object.fromEntries(url.searchParams);
}
const open = (caller: Caller, options: Record<string, string>) =>
  ask(caller, 'GET', `/portal/invitations/reseller?${new URLSearchParams(options).toString()}`);
const accept = (caller: Caller, options: Record<string, string>, said: object = {}) =>
  ask(caller, 'POST', '/portal/invitations/reseller/accept', {
    link: options,
    delegatedAdmin: options.DAP === 'true',
    acceptsAgreement: true,
    ...said,
  });
const between = (customer: TenantId, partner = world.partner) =>
  world.ports.store.tenant(customer).findRelationship(partner);

describe('a request link', () => {
  it('is the same each time, and another one for whatever else it says', async () => {
    expect(await link()).toEqual(await link());
    expect((await link('delegatedAdmin=false')).signature).not.toBe((await link()).signature);
    expect(await link()).toMatchObject({ invType: 'ResellerRelationship', partnerId: world.partner, DAP: 'true' });
  });

  it.each<readonly [string, (options: Record<string, string>) => Record<string, string>]>([
    ['forged', (options) => ({ ...options, signature: 'x'.repeat(43) })],
    ['of another partner', (options) => ({ ...options, partnerId: guid() })],
    ['that was given delegated admin by hand', (options) => ({ ...options, DAP: 'true' })],
    [
      'that was given a provider by hand',
      (options) => ({
        ...options,
        invType: 'IndirectResellerRelationship',
        indirectCSPId: guid(),
      }),
    ],
    ['without a signature', ({ signature: _, ...options }) => options],
  ])('%s is void, for the reader and for whoever accepts it', async (_name, change) => {
    const { id, admin } = await newCustomer();
    const altered = change(await link('delegatedAdmin=false'));
    expect((await open(admin, altered)).body).toEqual({ kind: 'void' });
    expect([400, 410]).toContain((await accept(fresh(admin), altered)).status);
    expect(await between(id)).toBeUndefined();
  });

  it('is void once the partner has renewed its links; what came of it stays', async () => {
    const [first, second] = [await newCustomer(), await newCustomer()];
    const old = await link();
    expect((await accept(fresh(first.admin), old)).status).toBe(204);
    expect((await ask(world.caller('salesAgent'), 'POST', '/portal/relationship-request/renew')).status).toBe(403);
    expect((await ask(agent(), 'POST', '/portal/relationship-request/renew')).status).toBe(204);
    expect((await accept(fresh(second.admin), old)).status).toBe(410);
    expect((await accept(fresh(second.admin), await link())).status).toBe(204);
    expect(await between(first.id)).toMatchObject({ state: 'active' });
  });

  it.each(['billingAdmin', 'helpdeskAgent', 'kim'] as const)('is not given to %s', async (persona) => {
    expect((await ask(world.caller(persona), 'GET', '/portal/relationship-request')).status).toBe(403);
  });

  it('asks for no delegated admin where the partner’s policy forbids it, also when it was made before', async () => {
    const { id, admin } = await newCustomer();
    const made = await link();
    const put = (policy: string) =>
      ask(agent(), 'PUT', '/portal/relationship-request/settings', { delegatedAdminOnNew: policy });
    expect((await put('sometimes')).status).toBe(400);
    expect((await put('forbidden')).status).toBe(204);
    expect((await link()).DAP).toBe('false');
    expect((await open(admin, made)).body).toMatchObject({ kind: 'open', delegatedAdmin: false });
    expect((await accept(fresh(admin), made)).body.error.kind).toBe('changed-meanwhile');
    expect((await accept(fresh(admin), made, { delegatedAdmin: false })).status).toBe(204);
    expect(await between(id)).toMatchObject({ state: 'active', delegatedAdmin: 'none' });
  });
});

describe('opening a link', () => {
  it('changes nothing, and says who asks for what and who can accept', async () => {
    const { id, admin, member } = await newCustomer();
    const options = await link();
    const before = (await world.ports.store.tenant(id).listChanges({ after: null, limit: 100 })).rows.length;
    expect((await open(admin, options)).body).toEqual({
      kind: 'open',
      customer: 'Northwind',
      partners: [
        {
          id: world.partner,
          displayName: 'Fabrikam',
          domain: 'fabrikam.example',
          country: 'FR',
          tier: 'direct',
          state: null,
        },
      ],
      delegatedAdmin: true,
      agreementMissing: true,
      accepted: false,
      askInstead: null,
    });
    expect((await open(member, options)).body).toMatchObject({ askInstead: ['boss'] });
    expect(await between(id)).toBeUndefined();
    expect((await world.ports.store.tenant(id).listChanges({ after: null, limit: 100 })).rows).toHaveLength(before);
  });

  it('tells the partner’s own staff that it is theirs', async () => {
    expect((await open(agent(), await link())).body).toEqual({ kind: 'own' });
    const own = await accept(fresh(world.caller('globalAdmin')), await link());
    expect([own.status, own.body.error.kind]).toEqual([409, 'own-link']);
  });

  it('F54: refuses a customer of another market, with the reason', async () => {
    const { id, admin } = await newCustomer('US');
    const reason = { kind: 'other-market', partnerCountry: 'FR', customerCountry: 'US' };
    expect((await open(admin, await link())).body).toEqual(reason);
    const refused = await accept(fresh(admin), await link());
    expect([refused.status, refused.body.error]).toEqual([409, reason]);
    expect(await between(id)).toBeUndefined();
  });
});

describe('accepting', () => {
  it('F52: takes a Global admin of the customer who has just signed in', async () => {
    const { id, admin, member } = await newCustomer();
    const options = await link();
    expect((await accept(fresh(member), options)).body.error.kind).toBe('global-administrator-required');
    expect((await accept(admin, options)).body.error.kind).toBe('sign-in-again');
    const stale = { ...admin, signedInAt: now() - 11 * MINUTE };
    expect((await accept(stale, options)).body.error.kind).toBe('sign-in-again');
    const tomorrow = { ...admin, signedInAt: now() + 24 * 60 * MINUTE };
    expect((await accept(tomorrow, options)).body.error.kind).toBe('sign-in-again');
    expect(await between(id)).toBeUndefined();
    expect((await accept(fresh(admin), options)).status).toBe(204);
  });

  it('is never done for the customer by the partner, whatever delegated admin it holds there', async () => {
    // Fabrikam's Admin agents are Global administrators of this customer, and still nobody's home members.
    const options = await link();
    for (const persona of ['adminAgent', 'globalAdmin'] as const) {
      const there = fresh(world.caller(persona, world.customer));
      expect((await accept(there, options)).status).toBe(403);
      const id = `${guid()}-${guid()}`;
      const approve = `/portal/partners/${world.partner}/admin-relationships/${id}/approve`;
      expect((await ask(there, 'POST', approve)).status).toBe(403);
      expect((await ask(there, 'POST', `/portal/partners/${world.partner}/remove-delegated-admin`)).status).toBe(403);
      expect((await ask(there, 'POST', `/portal/partners/${world.partner}/end`)).status).toBe(403);
    }
  });

  it('F52: needs the customer agreement once, and keeps who gave it', async () => {
    const { id, admin } = await newCustomer();
    const options = await link();
    const refused = await accept(fresh(admin), options, { acceptsAgreement: false });
    expect([refused.status, refused.body.error.kind]).toEqual([409, 'agreement-missing']);
    expect(await between(id)).toBeUndefined();
    expect((await accept(fresh(admin), options)).status).toBe(204);
    const agreements = await world.ports.store.tenant(id).listCommerce(world.partner, 'agreement');
    expect(agreements).toMatchObject([
      { type: 'MicrosoftCustomerAgreement', contact: { firstName: 'Ada', lastName: 'boss' } },
    ]);
    expect((await open(admin, options)).body).toMatchObject({ agreementMissing: false, accepted: true });
  });

  it('makes a stranger a customer that is to be confirmed, once however often it is done', async () => {
    const { id, admin } = await newCustomer();
    const options = await link();
    for (let time = 0; time < 3; time += 1) expect((await accept(fresh(admin), options)).status).toBe(204);
    const relationship = await between(id);
    expect(relationship).toMatchObject({ state: 'active', delegatedAdmin: 'granted', confirmed: false });
    expect((await ask(agent(), 'GET', `/portal/customers/${id}`)).body.relationship).toMatchObject({
      confirmed: false,
    });
    const { rows } = await world.ports.store.tenant(id).listChanges({ after: null, limit: 100 });
    const accepted = rows.filter(({ operation }) => operation.endsWith('resellerRelationships/accept/action'));
    expect(accepted).toHaveLength(1);

    expect((await ask(world.caller('helpdeskAgent'), 'POST', `/portal/customers/${id}/confirm`)).status).toBe(403);
    expect((await ask(agent(), 'POST', `/portal/customers/${id}/confirm`)).status).toBe(204);
    expect((await ask(agent(), 'POST', `/portal/customers/${id}/confirm`)).status).toBe(409);
    expect(await between(id)).toMatchObject({ confirmed: true });
  });

  it('F53: opens the customer to the partner at once, and no further than it says', async () => {
    const { id, admin } = await newCustomer();
    const there = { ...agent(), tenant: id };
    const users = () => world.ask(there, 'GET', '/v1.0/users', undefined, { surface: 'graph' });
    expect((await accept(fresh(admin), await link('delegatedAdmin=false'))).status).toBe(204);
    expect((await users()).status).toBe(403);
    expect((await accept(fresh(admin), await link())).status).toBe(204);
    expect((await users()).status).toBe(200);
  });

  it('F53: puts the customer into the list, the audit records and what the webhook is told', async () => {
    const api = (method: string, path: string, body?: unknown) =>
      world.ask(agent(), method, path, body, { surface: 'partner-center' });
    const events = ['reseller-relationship-accepted-by-customer', 'dap-admin-relationship-approved'];
    const webhook = { WebhookUrl: 'https://hooks.fabrikam.example/in', WebhookEvents: events };
    expect((await api('POST', '/webhooks/v1/registration', webhook)).status).toBe(200);
    await followChanges(world.ports, world.partner);
    const { id, admin } = await newCustomer();
    expect((await accept(fresh(admin), await link())).status).toBe(204);

    const listed = (await api('GET', '/v1/customers')).body.items.map((each: { id: string }) => each.id);
    expect(listed).toContain(id);
    expect((await api('GET', `/v1/customers/${id}`)).body.allowDelegatedAccess).toBe(true);
    const of = encodeURIComponent(JSON.stringify({ Field: 'CustomerId', Value: id, Operator: 'equals' }));
    const records: { operationType: string }[] = (await api('GET', `/v1/auditrecords?filter=${of}`)).body.items;
    const words = records.map(({ operationType }) => operationType);
    expect(words).toEqual(
      expect.arrayContaining(['create_partner_relationship', 'dap_admin_relationship_approved', 'create_agreement']),
    );
    await followChanges(world.ports, world.partner);
    const { rows } = await world.ports.store.tenant(world.partner).listDeliveries('webhook', FIRST);
    const told = rows.flatMap(({ body }) => (body.channel === 'webhook' ? body.event : []));
    expect(told.toSorted()).toEqual(events.toSorted());
  });

  it('gives delegated admin anew after it was removed, without a second relationship', async () => {
    const { id, admin } = await newCustomer();
    const options = await link();
    await accept(fresh(admin), options);
    expect((await ask(admin, 'POST', `/portal/partners/${world.partner}/remove-delegated-admin`)).status).toBe(204);
    expect((await accept(fresh(admin), options)).status).toBe(204);
    expect(await between(id)).toMatchObject({ state: 'active', delegatedAdmin: 'granted' });
  });
});

describe('declining', () => {
  it('answers a partner that asked by name, and changes nothing for anybody else', async () => {
    const { id, admin } = await newCustomer();
    const options = await link();
    const decline = (caller: Caller) => ask(caller, 'POST', '/portal/invitations/reseller/decline', { link: options });
    expect((await decline(world.caller('kim'))).status).toBe(403);
    expect((await decline(admin)).status).toBe(204);
    expect(await between(id)).toBeUndefined();
    await accept(fresh(admin), await link('delegatedAdmin=false'));
    const named = { delegatedAdmin: true };
    expect((await ask(agent(), 'POST', `/portal/customers/${id}/request`, named)).status).toBe(204);
    expect(await between(id)).toMatchObject({ state: 'active', delegatedAdmin: 'asked' });
    expect((await decline(admin)).status).toBe(204);
    expect(await between(id)).toMatchObject({ state: 'active', delegatedAdmin: 'none' });
  });
});

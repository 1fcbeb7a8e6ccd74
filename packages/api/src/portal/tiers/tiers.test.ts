import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { addMember, addUser } from '@mandate/app/directory/change-directory';
import { createTenant } from '@mandate/app/installation/create-tenant';
import type { DirectoryRole } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerBody, PLAN } from '../../partner-center/testing/trade-world.ts';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const fresh = (caller: Caller): Caller => ({ ...caller, signedInAt: world.ports.clock.now() });
const ask = (caller: Caller, method: string, path: string, body?: unknown) =>
  world.ask(caller, method, `/portal${path}`, body, { surface: 'portal' });
const api = (caller: Caller, method: string, path: string, body?: unknown) =>
  world.ask(caller, method, `/v1${path}`, body, { surface: 'partner-center' });
const provider = () => world.caller('adminAgent');
const optionsOf = (url: string) => Object.fromEntries(new URL(url).searchParams);
const tiersOf = async (caller: Caller) => (await ask(caller, 'GET', '/tiers')).body;
const between = (customer: TenantId, partner: TenantId) => world.ports.store.tenant(customer).findRelationship(partner);

interface Company {
  readonly id: TenantId;
  readonly admin: Caller;
  readonly member: Caller;
}

/** A company that is nobody's partner, with a Global admin and somebody without a role. */
async function company(displayName: string, country = 'DE'): Promise<Company> {
  const operator = operatorAct(world.ports);
  const id = guid();
  const domain = `${id}.example`;
  const createdAt = world.ports.clock.now();
  must(await createTenant(operator, { id, displayName, defaultDomain: domain, domains: [domain], country, createdAt }));
  const person = async (name: string, directoryRoles: readonly DirectoryRole[]): Promise<Caller> => {
    const user = guid();
    const names = { userPrincipalName: `${name}@${domain}`, displayName: name, givenName: 'Ada', surname: name };
    must(await addUser(operator, id, { id: user, ...names, password: null, directoryRoles }));
    return { kind: 'User', id: user, home: id, tenant: id, name, client: null };
  };
  return { id, admin: await person('boss', ['globalAdministrator']), member: await person('clerk', []) };
}

const open = (caller: Caller, link: Record<string, string>) =>
  ask(caller, 'GET', `/invitations/provider?${new URLSearchParams(link).toString()}`);
const accept = (caller: Caller, link: Record<string, string>) =>
  ask(caller, 'POST', '/invitations/provider/accept', { link });

/** A company that has become the indirect reseller of the world's partner. */
async function reseller(displayName = 'Tailspin'): Promise<Company> {
  const made = await company(displayName);
  const link = optionsOf((await tiersOf(provider())).invitationUrl);
  expect((await accept(fresh(made.admin), link)).status).toBe(204);
  return made;
}

/** A customer that has accepted a link. */
async function customerOf(url: string): Promise<Company> {
  const customer = await company('Northwind', 'FR');
  const link = optionsOf(url);
  const body = { link, delegatedAdmin: link.DAP === 'true', acceptsAgreement: true };
  expect((await ask(fresh(customer.admin), 'POST', '/invitations/reseller/accept', body)).status).toBe(204);
  return customer;
}

describe('a provider’s invitation', () => {
  it('is for those who decide for the partner, and the same each time until it is renewed', async () => {
    for (const persona of ['salesAgent', 'helpdeskAgent', 'billingAdmin', 'customerAdmin'] as const) {
      expect((await ask(world.caller(persona), 'GET', '/tiers')).status).toBe(403);
    }
    const { invitationUrl } = await tiersOf(provider());
    expect((await tiersOf(provider())).invitationUrl).toBe(invitationUrl);
    expect(invitationUrl).toMatch(/^https:\/\/portal\.example\/provider-invitation\?/);
    expect((await ask(provider(), 'POST', '/relationship-request/renew')).status).toBe(204);
    expect((await tiersOf(provider())).invitationUrl).not.toBe(invitationUrl);
    const { admin } = await company('Tailspin');
    expect((await open(admin, optionsOf(invitationUrl))).body).toEqual({ kind: 'void' });
    expect((await accept(fresh(admin), optionsOf(invitationUrl))).status).toBe(410);
  });

  it('cannot be forged, nor made of a link to customers', async () => {
    const { admin } = await company('Tailspin');
    const { invitationUrl } = await tiersOf(provider());
    const link = optionsOf(invitationUrl);
    const request = optionsOf((await ask(provider(), 'GET', '/relationship-request')).body.url);
    for (const altered of [
      { ...link, signature: 'x'.repeat(43) },
      { ...link, providerId: guid() },
      { providerId: world.partner, signature: request.signature! },
      { providerId: world.partner },
    ]) {
      expect((await open(admin, altered)).body).toEqual({ kind: 'void' });
      expect([400, 410]).toContain((await accept(fresh(admin), altered)).status);
    }
    expect((await tiersOf(provider())).resellers).toEqual([]);
  });

  it('says who invites and what it means, and is accepted by a Global admin who has just signed in', async () => {
    const { admin, member } = await company('Tailspin');
    const link = optionsOf((await tiersOf(provider())).invitationUrl);
    const said = { kind: 'open', organization: 'Tailspin', isPartner: false, accepted: false };
    expect((await open(member, link)).body).toMatchObject({ ...said, askInstead: ['boss'] });
    expect((await open(admin, link)).body).toMatchObject({ ...said, provider: { displayName: 'Fabrikam' } });
    expect((await accept(fresh(member), link)).body.error.kind).toBe('global-administrator-required');
    expect((await accept(admin, link)).body.error.kind).toBe('sign-in-again');
    expect((await ask(admin, 'GET', '/me')).body.partner).toBeNull();
    for (let time = 0; time < 2; time += 1) expect((await accept(fresh(admin), link)).status).toBe(204);
    expect((await open(admin, link)).body).toMatchObject({ isPartner: true, accepted: true });
    expect((await tiersOf(admin)).providers).toMatchObject([{ displayName: 'Fabrikam' }]);
    expect((await tiersOf(provider())).resellers).toMatchObject([{ displayName: 'Tailspin' }]);
    const { rows } = await world.ports.store.tenant(admin.home as TenantId).listChanges({ after: null, limit: 100 });
    expect(rows.filter(({ operation }) => operation.includes('indirectResellers'))).toHaveLength(1);
  });

  it('is nothing to its own people, to another region, nor to whoever has resellers', async () => {
    const { admin } = await reseller();
    const link = optionsOf((await tiersOf(provider())).invitationUrl);
    expect((await open(provider(), link)).body).toEqual({ kind: 'own' });
    const { admin: american } = await company('Far', 'US');
    expect((await open(american, link)).body).toMatchObject({ kind: 'other-market', customerCountry: 'US' });
    expect((await accept(fresh(american), link)).status).toBe(409);
    // A reseller has no link to give: there are two tiers and no third.
    expect((await tiersOf(admin)).invitationUrl).toBeNull();
  });

  it('makes no partner that sells: its provider does', async () => {
    const { admin, member, id } = await reseller();
    const { rows } = await world.ports.store.tenant(id).listGroups({}, { after: null, limit: 10 });
    expect(new Set(rows.map(({ wellKnown }) => wellKnown))).toEqual(new Set(['AdminAgents', 'HelpdeskAgents']));
    const group = rows.find(({ wellKnown }) => wellKnown === 'AdminAgents')!.id;
    must(await addMember(operatorAct(world.ports), id, { group, member: member.id }));
    for (const caller of [admin, member]) {
      const { may } = (await ask(caller, 'GET', '/me')).body.partner;
      expect(may).toContain('relationships.request');
      for (const missing of ['customers.add', 'azurePlan.buy', 'subscriptions.provision'])
        expect(may).not.toContain(missing);
      expect((await api(caller, 'POST', '/customers', customerBody())).body.code).toBe(900150);
      // It asks with its provider or not at all, whichever way it asks.
      expect((await api(caller, 'GET', '/customers/relationshiprequests')).status).toBe(400);
      expect(optionsOf((await ask(caller, 'GET', '/relationship-request')).body.url)).toMatchObject({
        invType: 'IndirectResellerRelationship',
        indirectCSPId: world.partner,
      });
    }
  });
});

describe('two tiers', () => {
  it('F61: become resellers of a customer by one link, whichever of the two made it', async () => {
    const tailspin = await reseller();
    const stranger = await reseller('Other');
    for (const [caller, query] of [
      [tailspin.admin, `provider=${guid()}`],
      [tailspin.admin, `reseller=${stranger.id}`],
      [provider(), `reseller=${guid()}`],
      [provider(), `reseller=${tailspin.id}&provider=${tailspin.id}`],
    ] as const) {
      expect((await ask(caller, 'GET', `/relationship-request?${query}`)).status).toBe(400);
    }
    const asked = `delegatedAdmin=true&provider=${world.partner}`;
    const { url } = (await ask(tailspin.admin, 'GET', `/relationship-request?${asked}`)).body;
    const same = `delegatedAdmin=true&reseller=${tailspin.id}`;
    expect((await ask(provider(), 'GET', `/relationship-request?${same}`)).body.url).toBe(url);
    const wire = `dap=true&indirectResellerId=${tailspin.id}`;
    expect((await api(provider(), 'GET', `/customers/relationshiprequests?${wire}`)).body.url).toBe(url);

    const { id, admin } = await customerOf(url);
    const kept = { state: 'active', delegatedAdmin: 'granted', confirmed: false };
    expect(await between(id, tailspin.id)).toMatchObject({
      ...kept,
      tier: 'indirectReseller',
      otherTier: world.partner,
    });
    expect(await between(id, world.partner)).toMatchObject({
      ...kept,
      tier: 'indirectProvider',
      otherTier: tailspin.id,
    });
    expect((await ask(admin, 'GET', '/partners')).body.partners).toHaveLength(2);
    const others = async (caller: Caller) => (await api(caller, 'GET', `/customers/${id}/relationships`)).body.items;
    expect(await others(provider())).toMatchObject([{ id: tailspin.id, relationshipType: 'is_indirect_reseller_of' }]);
    expect(await others(tailspin.admin)).toMatchObject([
      { id: world.partner, relationshipType: 'is_indirect_cloud_solution_provider_of' },
    ]);
    for (const caller of [provider(), tailspin.admin]) {
      const { items } = (await api(caller, 'GET', '/customers')).body;
      expect(items.map((each: { id: string }) => each.id)).toContain(id);
    }
  });

  it('F61: leave selling to the provider, which holds the agreement that it takes', async () => {
    const tailspin = await reseller();
    const { url } = (await ask(tailspin.admin, 'GET', '/relationship-request')).body;
    const { id } = await customerOf(url);
    const cart = { lineItems: [{ catalogItemId: PLAN, quantity: 1 }] };
    expect((await api(tailspin.admin, 'POST', `/customers/${id}/carts`, cart)).status).toBe(403);
    const filled = await api(provider(), 'POST', `/customers/${id}/carts`, cart);
    expect(filled.status).toBe(201);
    const bought = await api(provider(), 'POST', `/customers/${id}/carts/${filled.body.id}/checkout`);
    expect(bought.status).toBe(201);
  });

  it('asks for delegated admin only where the policy of both allows it', async () => {
    const tailspin = await reseller();
    const { url } = (await ask(tailspin.admin, 'GET', '/relationship-request?delegatedAdmin=true')).body;
    const put = await ask(provider(), 'PUT', '/relationship-request/settings', { delegatedAdminOnNew: 'forbidden' });
    expect(put.status).toBe(204);
    const { admin } = await company('Northwind', 'FR');
    const read = await ask(admin, 'GET', `/invitations/reseller?${new URL(url).searchParams.toString()}`);
    expect(read.body).toMatchObject({ kind: 'open', delegatedAdmin: false });
  });
});

import type { Caller } from '@mandate/app/caller';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const fresh = (caller: Caller): Caller => ({ ...caller, signedInAt: world.ports.clock.now() });
const ask = (caller: Caller, method: string, path: string, body?: unknown) =>
  world.ask(caller, method, path, body, { surface: 'portal' });
const admin = () => world.caller('customerAdmin');
const partners = async (caller = admin()) => (await ask(caller, 'GET', '/portal/partners')).body.partners;
const relationship = () => world.ports.store.tenant(world.customer).findRelationship(world.partner);

async function request(): Promise<string> {
  const draft = {
    displayName: 'Support',
    roles: [parseGuid(DIRECTORY_ROLES.directoryReaders)!],
    durationDays: 30,
    autoExtendDays: 0,
    customer: world.customer,
  } as const;
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  return id;
}

describe('the partners of a customer', () => {
  it('F55: are shown to everybody at home there, with what they may do and since when', async () => {
    const [fabrikam, ...others] = await partners(world.caller('kim'));
    expect(others).toEqual([]);
    expect(fabrikam).toMatchObject({
      displayName: 'Fabrikam',
      domain: 'fabrikam.example',
      reseller: { state: 'active', delegatedAdmin: 'granted', tier: 'direct', link: null },
      granular: [],
    });
    const scope = `/subscriptions/${world.subscription}`;
    expect(fabrikam.azure).toContainEqual(
      expect.objectContaining({ groupName: 'AdminAgents', role: 'Owner', scope, subscription: 'Production' }),
    );
  });

  it('F56: lose delegated admin when a Global admin says so: at once, while all else stays', async () => {
    const there = world.caller('adminAgent', world.customer);
    const group = `/subscriptions/${world.subscription}/resourceGroups/x?api-version=2021-04-01`;
    expect((await world.ask(there, 'PUT', group, { location: 'westeurope' })).status).toBe(201);
    const path = `/portal/partners/${world.partner}/remove-delegated-admin`;
    expect((await ask(world.caller('kim'), 'POST', path)).status).toBe(403);
    expect((await ask(admin(), 'POST', path)).status).toBe(204);
    expect((await ask(admin(), 'POST', path)).status).toBe(409);
    expect((await world.ask(there, 'GET', group)).status).toBe(403);
    const [fabrikam] = await partners();
    expect(fabrikam.reseller).toMatchObject({ state: 'active', delegatedAdmin: 'removed' });
    expect(fabrikam.azure).toContainEqual(expect.objectContaining({ role: 'Owner' }));
    const audit = await world.ask(world.caller('adminAgent'), 'GET', '/v1/auditrecords', undefined, {
      surface: 'partner-center',
    });
    expect(audit.body.items[0]).toMatchObject({
      operationType: 'dap_admin_relationship_terminated',
      customerId: world.customer,
    });
  });

  it('F60: administer its directory by delegated admin as Global or Helpdesk administrators, and no longer', async () => {
    const there = (persona: Persona) => world.caller(persona, world.customer);
    const entryOf = async (persona: Persona) =>
      (await ask(world.caller(persona), 'GET', `/portal/tenants/${world.customer}`)).body.entry;
    expect((await entryOf('adminAgent')).directoryRoles).toEqual(['Global Administrator']);
    expect((await entryOf('helpdeskAgent')).directoryRoles).toEqual(['Helpdesk Administrator']);

    const graph = (persona: Persona, method: string, path: string, body: object) =>
      world.ask(there(persona), method, `/v1.0${path}`, body, { surface: 'graph' });
    const newUser = () => ({
      accountEnabled: true,
      displayName: 'Neu',
      mailNickname: 'neu',
      userPrincipalName: `${guid()}@elysee.example`,
      passwordProfile: { password: 'Long enough 1234!' },
    });
    const reset = (persona: Persona, of: Persona) =>
      graph(persona, 'PATCH', `/users/${world.people[of].id}`, {
        passwordProfile: { password: `Long enough ${guid()}!` },
      });
    expect((await graph('salesAgent', 'POST', '/users', newUser())).status).toBe(403);
    expect((await graph('helpdeskAgent', 'POST', '/users', newUser())).status).toBe(403);
    expect((await graph('adminAgent', 'POST', '/users', newUser())).status).toBe(201);
    expect((await reset('salesAgent', 'kim')).status).toBe(403);
    expect((await reset('helpdeskAgent', 'customerAdmin')).status).toBe(403);
    expect((await reset('helpdeskAgent', 'kim')).status).toBe(204);
    expect((await reset('adminAgent', 'customerAdmin')).status).toBe(204);

    await ask(admin(), 'POST', `/portal/partners/${world.partner}/remove-delegated-admin`);
    for (const persona of ['adminAgent', 'helpdeskAgent'] as const) {
      expect(await entryOf(persona)).toMatchObject({ kind: 'refused', reason: 'no-delegated-admin' });
      expect((await reset(persona, 'kim')).status).toBe(403);
    }
  });

  it('F58: stay for as long as something they sold is in use', async () => {
    const path = `/portal/partners/${world.partner}/end`;
    const refused = await ask(admin(), 'POST', path);
    expect([refused.status, refused.body.error]).toEqual([409, { kind: 'still-sold', sold: ['Production'] }]);
    const removal = `/portal/customers/${world.customer}/removal`;
    expect((await ask(world.caller('adminAgent'), 'GET', removal)).body.sold).toMatchObject([{ name: 'Production' }]);
    expect((await ask(world.caller('salesAgent'), 'GET', removal)).status).toBe(403);

    const cancel = `/subscriptions/${world.subscription}/providers/Microsoft.Subscription/cancel?api-version=2021-10-01`;
    const cancelled = await world.ask(world.caller('adminAgent', world.customer), 'POST', cancel);
    expect(cancelled.status).toBe(200);
    expect((await ask(world.caller('kim'), 'POST', path)).status).toBe(403);
    expect((await ask(admin(), 'POST', path)).status).toBe(204);
    expect(await relationship()).toMatchObject({ state: 'ended', delegatedAdmin: 'removed' });
    expect((await ask(world.caller('adminAgent'), 'GET', `/portal/customers/${world.customer}`)).status).toBe(404);
    expect((await ask(admin(), 'POST', path)).status).toBe(409);
  });

  it('are no strangers’ business, nor strangers theirs', async () => {
    expect((await ask(admin(), 'POST', `/portal/partners/${guid()}/end`)).status).toBe(404);
    expect((await ask(admin(), 'POST', '/portal/partners/x/remove-delegated-admin')).status).toBe(404);
    const named = { delegatedAdmin: true };
    expect((await ask(world.caller('adminAgent'), 'POST', `/portal/customers/${guid()}/request`, named)).status).toBe(
      404,
    );
  });

  it('that ask anew are shown with the link to answer them', async () => {
    await ask(admin(), 'POST', `/portal/partners/${world.partner}/remove-delegated-admin`);
    const named = { delegatedAdmin: true };
    const again = `/portal/customers/${world.customer}/request`;
    expect((await ask(world.caller('helpdeskAgent'), 'POST', again, named)).status).toBe(403);
    expect((await ask(world.caller('salesAgent'), 'POST', again, named)).status).toBe(204);
    const [fabrikam] = await partners();
    const { link } = fabrikam.reseller;
    const accept = { link, delegatedAdmin: true, acceptsAgreement: true };
    expect((await ask(fresh(admin()), 'POST', '/portal/invitations/reseller/accept', accept)).status).toBe(204);
    expect(await relationship()).toMatchObject({ delegatedAdmin: 'granted', confirmed: true });
  });
});

describe('an approval link', () => {
  const path = (id: string, verb = '') => `/portal/partners/${world.partner}/admin-relationships/${id}${verb}`;

  it('shows nothing before the request is finished, and nothing to anybody but the customer named', async () => {
    const id = await request();
    expect((await ask(admin(), 'GET', path(id))).status).toBe(404);
    must(await lockForApproval(await world.act('adminAgent'), id));
    expect((await ask(world.caller('stranger'), 'GET', path(id))).status).toBe(404);
    expect((await ask(admin(), 'GET', path(`${guid()}-${guid()}`))).status).toBe(404);
    expect((await ask(world.caller('adminAgent'), 'GET', path(id))).status).toBe(404);
    const { body } = await ask(world.caller('kim'), 'GET', path(id));
    expect(body).toMatchObject({
      customer: 'Hôtel Élysée',
      partner: { displayName: 'Fabrikam' },
      relationship: {
        displayName: 'Support',
        status: 'approvalPending',
        roles: ['Directory Readers'],
        durationDays: 30,
      },
      delegatedAdmin: true,
      askInstead: ['customerAdmin'],
    });
  });

  it('is approved once, by a Global admin at home who has just signed in', async () => {
    const id = await request();
    must(await lockForApproval(await world.act('adminAgent'), id));
    const approve = (caller: Caller) => ask(caller, 'POST', path(id, '/approve'));
    expect((await approve(fresh(world.caller('kim')))).status).toBe(403);
    expect((await approve(admin())).body.error.kind).toBe('sign-in-again');
    expect((await approve(fresh(world.caller('stranger')))).status).toBe(404);
    expect((await approve(fresh(admin()))).status).toBe(204);
    expect((await approve(fresh(admin()))).body.error.kind).toBe('changed-meanwhile');
    const [fabrikam] = await partners();
    expect(fabrikam.granular).toMatchObject([{ id, status: 'active', endsAt: expect.any(String) }]);
  });

  it('can be turned down, and what was approved taken back', async () => {
    const [turnedDown] = [await request()];
    must(await lockForApproval(await world.act('adminAgent'), turnedDown));
    const end = (caller: Caller, id: string) => ask(caller, 'POST', path(id, '/end'));
    expect((await end(world.caller('kim'), turnedDown)).status).toBe(403);
    expect((await end(world.caller('stranger'), turnedDown)).status).toBe(404);
    expect((await end(admin(), turnedDown)).status).toBe(204);
    expect((await ask(fresh(admin()), 'POST', path(turnedDown, '/approve'))).status).toBe(409);
    const [fabrikam] = await partners();
    expect(fabrikam.granular).toMatchObject([{ status: 'terminated' }]);
  });
});

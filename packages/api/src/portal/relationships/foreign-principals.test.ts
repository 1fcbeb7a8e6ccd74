import { operatorAct } from '@mandate/app/act';
import { createPartner } from '@mandate/app/installation/create-tenant';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import { OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import type { Guid } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const see = (persona: Persona = 'helpdeskAgent') =>
  world.ask(world.caller(persona), 'GET', '/portal/foreign-principals', undefined, { surface: 'portal' });
const production = async () =>
  (await see()).body.rows.find((row: { subscription: string }) => row.subscription === world.subscription);
const assignments = () => `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/roleAssignments`;
const arm = (persona: Persona, method: string, path: string, body?: unknown) =>
  world.ask(world.caller(persona, world.customer), method, `${path}?api-version=2022-04-01`, body);
const roleOf = async (group: string): Promise<string> => {
  const { value } = (await arm('adminAgent', 'GET', assignments())).body;
  return value.find(({ properties }: { properties: { principalId: string } }) => properties.principalId === group).id;
};

async function mails(tenant: Guid): Promise<readonly string[]> {
  const { rows } = await world.ports.store.tenant(tenant).listDeliveries('mail', { after: null, limit: 10 });
  return rows.flatMap(({ body }) =>
    body.channel === 'mail' ? `${body.to.name} ${body.notice} ${body.relationship.name}` : [],
  );
}

describe('foreign principals over all customers', () => {
  it('are shown to the partner’s staff alone', async () => {
    expect((await see('kim')).status).toBe(403);
    expect((await see('billingAdmin')).status).toBe(403);
    const { rows } = (await see()).body;
    expect(rows.map(({ companyName, findings }: never) => [companyName, findings]).sort()).toEqual([
      ['Contoso', []],
      ['Hôtel Élysée', []],
    ]);
  });

  it('F37, F38, F39: that were removed are told by mail and missing, and come back by the command or the same call of the customer’s own Owner', async () => {
    expect((await production()).credit).toMatchObject({ kind: 'earned', by: { role: 'Owner' } });
    // The customer's Global admin elevates, so that somebody of its own can manage access, and removes the partner.
    const elevate = '/providers/Microsoft.Authorization/elevateAccess';
    const admin = world.caller('customerAdmin');
    expect((await world.ask(admin, 'POST', `${elevate}?api-version=2016-07-01`)).status).toBe(200);
    const own = { properties: { roleDefinitionId: OWNER, principalId: world.people.customerAdmin.id } };
    expect((await arm('customerAdmin', 'PUT', `${assignments()}/${guid()}`, own)).status).toBe(201);
    expect((await arm('customerAdmin', 'DELETE', await roleOf(world.groups.AdminAgents))).status).toBe(200);

    await followChanges(world.ports, world.partner);
    expect(await mails(world.partner)).toEqual(['adminAgent access-removed Owner (Production)']);
    expect(await mails(world.customer)).toEqual([]);

    const lost = await production();
    const command =
      `az role assignment create --role "Owner" --assignee-object-id ${world.groups.AdminAgents} ` +
      `--assignee-principal-type ForeignGroup --scope /subscriptions/${world.subscription}`;
    expect(lost.findings).toEqual([{ kind: 'missing', command, held: expect.objectContaining({ role: 'Owner' }) }]);
    expect(lost.credit).toEqual({ kind: 'lost', by: null });
    const loss = `/portal/customers/${world.customer}/subscriptions/${world.subscription}/credit-loss`;
    const asked = await world.ask(world.caller('salesAgent'), 'GET', loss, undefined, { surface: 'portal' });
    expect(asked.body.lostAt).toMatch(/^2026-11-01T/);

    const partners = await world.ask(admin, 'GET', '/portal/partners', undefined, { surface: 'portal' });
    expect(partners.body.partners[0].lost).toEqual([
      {
        subscription: world.subscription,
        displayName: 'Production',
        group: world.groups.AdminAgents,
        roleDefinitionId: OWNER,
        command,
      },
    ]);

    const back = {
      properties: {
        roleDefinitionId: OWNER,
        principalId: world.groups.AdminAgents,
        principalType: 'ForeignGroup',
      },
    };
    expect((await arm('adminAgent', 'PUT', `${assignments()}/${guid()}`, back)).status).toBe(403);
    expect((await arm('salesAgent', 'PUT', `${assignments()}/${guid()}`, back)).status).toBe(403);
    expect((await arm('customerAdmin', 'PUT', `${assignments()}/${guid()}`, back)).status).toBe(201);
    expect((await production()).findings).toEqual([]);
  });

  it('F37: that hold more than they were given are told', async () => {
    const more = { properties: { roleDefinitionId: READER, principalId: world.groups.HelpdeskAgents } };
    expect((await arm('adminAgent', 'PUT', `${assignments()}/${guid()}`, more)).status).toBe(201);
    expect((await production()).findings).toMatchObject([
      { kind: 'over-privileged', held: { group: world.groups.HelpdeskAgents, role: 'Reader' } },
    ]);
    // What the partner takes from itself is no news to it.
    expect((await arm('adminAgent', 'DELETE', await roleOf(world.groups.HelpdeskAgents))).status).toBe(200);
    await followChanges(world.ports, world.partner);
    expect(await mails(world.partner)).toEqual([]);
  });

  it('F37: that are another partner’s are told by their object id, though they have the same name', async () => {
    const [partner, domain] = [guid(), 'other.example'];
    const operator = operatorAct(world.ports);
    const facts = { defaultDomain: domain, domains: [domain], country: 'FR', createdAt: 1 };
    must(await createPartner(operator, { id: partner, displayName: 'Fabrikam', ...facts }, 'real'));
    const groups = (await world.ports.store.tenant(partner).listGroups({}, { after: null, limit: 10 })).rows;
    const namesake = groups.find(({ displayName }) => displayName === 'AdminAgents')!.id;
    const between = { state: 'active', delegatedAdmin: 'none', tier: 'direct', otherTier: null } as const;
    const { customer } = world;
    await world.ports.store.commit([], operator.context, async (change) => {
      const times = { requestedAt: 1, acceptedAt: 1, updatedAt: 1 };
      await change.putRelationship({ partner, customer, ...between, confirmed: true, ...times });
      const entry = { operation: 'test', target: customer, before: null, after: null };
      for (const tenant of [partner, customer]) await change.tenant(tenant).record(entry);
      return ok(undefined);
    });
    const theirs = { properties: { roleDefinitionId: OWNER, principalId: namesake } };
    expect((await arm('adminAgent', 'PUT', `${assignments()}/${guid()}`, theirs)).status).toBe(201);
    expect((await production()).findings).toMatchObject([
      { kind: 'foreign', held: { group: namesake, role: 'Owner' } },
    ]);
    expect(namesake).not.toBe(world.groups.AdminAgents);
  });
});

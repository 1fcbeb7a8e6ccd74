import { OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, openWorld, type Persona, type World } from '../../testing/world.ts';

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

  it('that were removed are missing, and come back by the command or the same call of the customer’s own Owner', async () => {
    expect((await production()).credit).toMatchObject({ kind: 'earned', by: { role: 'Owner' } });
    // The customer's Global admin elevates, so that somebody of its own can manage access, and removes the partner.
    const elevate = '/providers/Microsoft.Authorization/elevateAccess';
    const admin = world.caller('customerAdmin');
    expect((await world.ask(admin, 'POST', `${elevate}?api-version=2016-07-01`)).status).toBe(200);
    const own = { properties: { roleDefinitionId: OWNER, principalId: world.people.customerAdmin.id } };
    expect((await arm('customerAdmin', 'PUT', `${assignments()}/${guid()}`, own)).status).toBe(201);
    expect((await arm('customerAdmin', 'DELETE', await roleOf(world.groups.AdminAgents))).status).toBe(200);

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

  it('that hold more than they were given are told', async () => {
    const more = { properties: { roleDefinitionId: READER, principalId: world.groups.HelpdeskAgents } };
    expect((await arm('adminAgent', 'PUT', `${assignments()}/${guid()}`, more)).status).toBe(201);
    expect((await production()).findings).toMatchObject([
      { kind: 'over-privileged', held: { group: world.groups.HelpdeskAgents, role: 'Reader' } },
    ]);
  });
});

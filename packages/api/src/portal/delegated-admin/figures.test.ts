import { operatorAct } from '@mandate/app/act';
import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { createTenant } from '@mandate/app/installation/create-tenant';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const GLOBAL = parseGuid(DIRECTORY_ROLES.globalAdministrator)!;
const DAY = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const figures = (persona: Persona = 'salesAgent') =>
  world.ask(world.caller(persona), 'GET', '/portal/relationship-figures', undefined, { surface: 'portal' });

async function asked(displayName: string, durationDays: number, roles = [READERS], customer = world.customer) {
  const draft = { displayName, roles, durationDays, autoExtendDays: 0, customer } as const;
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  return id;
}
async function active(...wanted: Parameters<typeof asked>) {
  const id = await asked(...wanted);
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
}

describe('the relationships in numbers', () => {
  it('are for those whom the analytics page is for', async () => {
    for (const persona of ['helpdeskAgent', 'billingAdmin', 'customerAdmin'] as const) {
      expect((await figures(persona)).status, persona).toBe(403);
    }
    for (const persona of ['globalAdmin', 'adminAgent', 'salesAgent'] as const) {
      expect((await figures(persona)).status, persona).toBe(200);
    }
  });

  it('F84: begin with nothing but customers', async () => {
    expect((await figures()).body).toMatchObject({
      customers: 2,
      customersWithRelationship: 0,
      relationships: 0,
      expiring: { count: 0, rows: [] },
      pending: { count: 0 },
      withGlobalAdministrator: { count: 0 },
      topRoles: [],
    });
  });

  it('F84: count customers, relationships, ends, requests, roles and Global administrators', async () => {
    await active('Past', 3);
    await active('Two', 5 + 2, [READERS, GLOBAL]);
    await active('Three', 5 + 2);
    await active('Far', 5 + 61);
    await asked('Pending', 30);
    const nobody = guid();
    const tenant = { id: nobody, displayName: 'Nobody', defaultDomain: 'n.example', domains: ['n.example'] };
    must(await createTenant(operatorAct(world.ports), { ...tenant, country: 'FR', createdAt: 1 }));
    await asked('To a stranger', 30, [READERS], nobody);
    world.passTime(5 * DAY);
    const { body } = await figures();
    expect(body).toMatchObject({
      customers: 2,
      customersWithRelationship: 1,
      relationships: 6,
      expiring: { count: 2 },
      pending: { count: 2 },
      withGlobalAdministrator: { count: 1, rows: [{ displayName: 'Two' }] },
      topRoles: [
        { id: READERS, relationships: 3 },
        { id: GLOBAL, relationships: 1 },
      ],
    });
    const named = (rows: readonly { displayName: string; customer: { name: string } }[]) =>
      rows.map((row) => [row.displayName, row.customer.name]);
    expect(named(body.expiring.rows)).toEqual([
      ['Two', 'Hôtel Élysée'],
      ['Three', 'Hôtel Élysée'],
    ]);
    // Of whom it has nothing to do with, the partner sees no name.
    expect(named(body.pending.rows)).toEqual([
      ['Pending', 'Hôtel Élysée'],
      ['To a stranger', nobody],
    ]);
    const days = (counts: readonly number[]) => counts.flatMap((count, day) => (count > 0 ? [[day, count]] : []));
    expect([body.expiringByDay.length, body.expiredByDay.length]).toEqual([61, 61]);
    expect(body.today).toBe('2026-11-06');
    expect(days(body.expiringByDay)).toEqual([[2, 2]]);
    expect(days(body.expiredByDay)).toEqual([[2, 1]]);
  });
});

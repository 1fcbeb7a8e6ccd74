import { confirmCustomer } from '@mandate/app/relationships/change-relationship';
import type { TenantId } from '@mandate/domain/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerBody } from '../../partner-center/testing/trade-world.ts';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const history = (customer: TenantId, persona: Persona = 'adminAgent', after?: string) =>
  world.ask(
    world.caller(persona),
    'GET',
    `/portal/customers/${customer}/history${after ? `?after=${after}` : ''}`,
    undefined,
    { surface: 'portal' },
  );
const remove = (persona: Persona) =>
  world.ask(world.caller(persona), 'POST', `/portal/partners/${world.partner}/remove-delegated-admin`, undefined, {
    surface: 'portal',
  });

describe('the history of a relationship', () => {
  it('is for the customer’s own partner, by those of its people who may see customers', async () => {
    expect((await history(world.customer, 'billingAdmin')).status).toBe(403);
    expect((await history(world.customer, 'customerAdmin')).status).toBe(403);
    expect((await history(guid())).status).toBe(404);
    expect((await history('x' as TenantId)).status).toBe(404);
  });

  it('F63: tells who asked, accepted and took back, and when', async () => {
    const asked = (await history(world.customer)).body;
    expect(asked.rows).toMatchObject([
      { step: 'accept', delegatedAdmin: true, who: { of: 'customer', name: 'customerAdmin' } },
      { step: 'request', delegatedAdmin: false, who: { of: 'partner', name: 'adminAgent' } },
    ]);
    expect((await remove('customerAdmin')).status).toBe(204);
    const { rows, next } = (await history(world.customer, 'helpdeskAgent')).body;
    expect(next).toBeNull();
    expect(rows.map(({ step }: { step: string }) => step)).toEqual(['remove-delegated-admin', 'accept', 'request']);
    expect(Date.parse(rows[0].at)).toBeGreaterThan(Date.parse(rows[1].at));
    // The partner does not see into the directory any more, and so learns no name from it.
    expect(rows[0].who).toEqual({ of: 'customer', name: null });
    expect(rows[2].who.name).toBe('adminAgent');
  });

  it('names nobody of a customer whose directory the reader may not read', async () => {
    const { rows } = (await history(world.otherCustomer)).body;
    expect(rows[0]).toMatchObject({ step: 'accept', delegatedAdmin: false, who: { of: 'customer', name: null } });
    expect(JSON.stringify(rows)).not.toContain('stranger');
  });

  it('begins where the partner added the customer, and holds nothing else of the customer’s log', async () => {
    const made = await world.ask(world.caller('adminAgent'), 'POST', '/v1/customers', customerBody(), {
      surface: 'partner-center',
    });
    const { rows } = (await history(made.body.id)).body;
    expect(rows).toMatchObject([{ step: 'created', who: { of: 'partner', name: 'adminAgent' } }]);
    await confirmCustomer(await world.act('adminAgent'), must({ ok: true, value: made.body.id }));
    expect((await history(made.body.id)).body.rows).toHaveLength(1);
  });
});

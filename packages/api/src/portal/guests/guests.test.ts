import { inviteGuest } from '@mandate/app/directory/invitations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ask = (persona: Persona, method: string, path = '') =>
  world.ask(world.caller(persona), method, `/portal/guest-invitations/${world.customer}${path}`, undefined, {
    surface: 'portal',
  });

describe('an invitation as a guest', () => {
  it('is there for nobody but the person invited, who takes it up once', async () => {
    expect((await ask('stranger', 'GET')).status).toBe(404);
    expect((await ask('stranger', 'POST', '/accept')).status).toBe(404);
    const invitation = { address: 'Stranger@contoso.example', displayName: null };
    must(await inviteGuest(await world.act('customerAdmin'), invitation));
    for (const persona of ['salesAgent', 'kim'] as const) {
      expect((await ask(persona, 'GET')).status).toBe(404);
      expect((await ask(persona, 'POST', '/accept')).status).toBe(404);
    }
    expect((await ask('stranger', 'GET')).body).toEqual({
      tenant: { id: world.customer, displayName: 'Hôtel Élysée', domain: 'elysee.example' },
      address: 'Stranger@contoso.example',
      accepted: false,
    });
    expect((await ask('stranger', 'POST', '/accept')).status).toBe(204);
    expect((await ask('stranger', 'GET')).body.accepted).toBe(true);
    expect((await ask('stranger', 'POST', '/accept')).status).toBe(404);
  });

  it('leads to a tenant that `GET /tenants` then lists', async () => {
    const { body } = await world.ask(world.caller('stranger'), 'GET', '/tenants?api-version=2022-12-01');
    expect(body.value.map((each: { tenantId: string }) => each.tenantId)).toEqual([
      world.otherCustomer,
      world.customer,
    ]);
    const own = await world.ask(world.caller('kim'), 'GET', '/tenants?api-version=2022-12-01');
    expect(own.body.value).toHaveLength(1);
  });
});

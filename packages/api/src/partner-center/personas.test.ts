import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPersonaWorld, PERSONAS, type PersonaName, type PersonaWorld } from '../testing/personas/people.ts';
import { guid } from '../testing/world.ts';
import { PARTNER_CENTER_OPERATIONS } from './operations.ts';
import { ROWS } from './testing/persona-rows.ts';

let place: PersonaWorld;
beforeAll(async () => {
  place = await openPersonaWorld();
});
afterAll(() => place.world.close());

// What refuses somebody for who they are, and not for what they asked for.
const REFUSALS: ReadonlySet<number> = new Set([900150, 900308, 900329]);

// Whoever has given delegated admin back may enter no directory from then on.
const OPERATIONS = PARTNER_CENTER_OPERATIONS.toSorted(
  (one, other) => Number(one.id === 'Customers_Update') - Number(other.id === 'Customers_Update'),
);

describe('Partner Center', () => {
  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    'lets through to %s only whom it should',
    async (id, { method, path }) => {
      const row = ROWS[id];
      expect(row, `${id} has no row in testing/persona-rows.ts`).toBeDefined();
      const through: PersonaName[] = [];
      for (const persona of PERSONAS) {
        const filled = path
          .replace('{customerId}', place.world.customer)
          .replace('{domain}', 'elysee.example')
          .replaceAll(/\{\w+\}/g, () => guid());
        const caller = persona === 'anonymous' ? ({ kind: 'credentials-missing' } as const) : place.callers[persona];
        const body = row?.body?.();
        const seen = await place.world.ask(caller, method, filled, body, { surface: 'partner-center' });
        const refused = seen.status === 401 || (seen.status === 403 && (!seen.body || REFUSALS.has(seen.body.code)));
        if (!refused) through.push(persona);
      }
      expect(through.toSorted()).toEqual(row?.lets.toSorted());
      expect(place.world.reported).toEqual([]);
    },
  );

  it('has no row without an operation', () => {
    const ids = new Set(PARTNER_CENTER_OPERATIONS.map(({ id }) => id));
    expect(Object.keys(ROWS).filter((id) => !ids.has(id))).toEqual([]);
  });
});

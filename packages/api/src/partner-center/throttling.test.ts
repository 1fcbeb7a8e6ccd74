import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/world.ts';
import { createThrottle } from '../throttle.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ throttle: createThrottle({ trade: { burst: 2, perSecond: 0.1 } }) });
});
afterAll(() => world.close());

it('F106: counts a partner’s requests, whoever of its people asks, and says when to ask again', async () => {
  const ask = (persona: 'salesAgent' | 'adminAgent') =>
    world.ask(world.caller(persona), 'GET', '/v1/customers', undefined, { surface: 'partner-center' });
  expect([(await ask('salesAgent')).status, (await ask('adminAgent')).status]).toEqual([200, 200]);
  const refused = await ask('salesAgent');
  expect(refused.status).toBe(429);
  const seconds = Number(refused.headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(refused.body).toEqual({
    statusCode: 429,
    message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
  });
  world.advance(seconds * 1000);
  expect((await ask('salesAgent')).status).toBe(200);
});

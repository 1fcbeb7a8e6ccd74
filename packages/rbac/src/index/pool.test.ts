import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessIndex } from './access-index.ts';
import { createPool, openSharedReader } from './pool.ts';
import { GROUNDS } from './search.ts';
import { diceOf } from './testing/random.ts';
import { KNOWN_OPERATIONS, TENANTS } from './testing/random-facts.ts';
import { anyChange, anyQuestion, anyWorld, change, factsOf } from './testing/random-world.ts';

const dice = diceOf(7);
const world = anyWorld(dice);
const index = createAccessIndex({
  operations: KNOWN_OPERATIONS,
  load: (tenant) => factsOf(world, tenant),
  maxBytes: 2 ** 26,
  seed: 1,
});
for (const role of world.sharedRoles.values()) index.putSharedRole(role);

let workers: Worker[] = [];

beforeAll(() => {
  const url = new URL('./testing/pool-worker.ts', import.meta.url);
  const workerData = { memory: index.memory, actions: KNOWN_OPERATIONS };
  workers = [1, 2].map(() => new Worker(url, { workerData }));
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.terminate()));
});

describe('the pool', () => {
  it('answers as the index does, after every change, in memory or not', async () => {
    const pool = createPool(index, workers);
    for (let round = 0; round < 60; round += 1) {
      const id = dice.of(TENANTS);
      const tenant = world.tenants.get(id)!;
      const next = anyChange(dice, tenant, 5000 + round);
      change(tenant, next);
      index.apply(id, tenant.revision, [next]);
      if (round % 7 === 0) index.evict(dice.of(TENANTS));

      const questions = Array.from({ length: 50 }, () => anyQuestion(dice));
      const batches = await Promise.all([pool.checkMany(questions), pool.checkMany(questions)]);
      const expected = questions.map((question) => index.check(question));
      for (const grounds of batches) expect(Array.from(grounds, (ground) => GROUNDS[ground])).toEqual(expected);
    }
  });

  it('wants a worker', async () => {
    await expect(createPool(index, []).checkMany([])).rejects.toThrow('at least one worker');
  });
});

describe('a reader of shared memory', () => {
  it('throws rather than answer about a tenant that is not in memory', () => {
    const empty = createAccessIndex({ operations: KNOWN_OPERATIONS, maxBytes: 2 ** 20, seed: 1 });
    const reader = openSharedReader(empty.memory, KNOWN_OPERATIONS);
    const question = { ...anyQuestion(dice), tenant: TENANTS[0]! };
    expect(() => reader.reading(() => reader.check(question))).toThrow('not in memory');
  });
});

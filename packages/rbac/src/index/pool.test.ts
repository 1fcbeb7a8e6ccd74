import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessIndex } from './access-index.ts';
import { READERS, WRITER } from './layout.ts';
import { createPool, openSharedReader } from './pool.ts';
import { GROUNDS } from './search.ts';
import { diceOf } from './testing/random.ts';
import { anyAssignment, KNOWN_OPERATIONS, TENANTS } from './testing/random-facts.ts';
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

  it('reads memory that was added after the workers began', async () => {
    const pool = createPool(index, workers);
    const question = { ...anyQuestion(dice), scope: '/', tenant: TENANTS[0]! };
    await pool.checkMany([question]);
    const tenant = world.tenants.get(TENANTS[0]!)!;
    const before = index.memory.byteLength;
    while (index.memory.byteLength === before) {
      const assignments = Array.from({ length: 500 }, (_, number) =>
        anyAssignment(dice, 10_000 + tenant.revision * 500 + number),
      );
      tenant.revision += 1;
      tenant.assignments.push(...assignments);
      index.apply(
        TENANTS[0]!,
        tenant.revision,
        assignments.map((assignment) => ({ kind: 'assignment-added', assignment })),
      );
    }
    const questions = Array.from({ length: 400 }, () => anyQuestion(dice));
    const grounds = await pool.checkMany(questions);
    expect(Array.from(grounds, (ground) => GROUNDS[ground])).toEqual(questions.map((each) => index.check(each)));
  });

  it('wants a worker', async () => {
    await expect(createPool(index, []).checkMany([])).rejects.toThrow('at least one worker');
  });
});

describe('a reader of shared memory', () => {
  it('does not begin while a change is under way', () => {
    const shared = createAccessIndex({ operations: KNOWN_OPERATIONS, maxBytes: 2 ** 20, seed: 1 });
    const words = new Int32Array(shared.memory);
    const reader = openSharedReader(shared.memory, KNOWN_OPERATIONS);
    Atomics.store(words, WRITER, 1);
    // Another thread would end the change; this one does so from within the wait, by a notification that comes at once.
    const release = new Worker(
      `const { workerData } = require('node:worker_threads');
       setTimeout(() => {
         Atomics.store(workerData, ${WRITER}, 0);
         Atomics.add(workerData, ${READERS}, 100);
         Atomics.notify(workerData, ${WRITER});
       }, 200);`,
      { eval: true, workerData: words },
    );
    // The writer leaves a mark before it ends, and a reader that waited finds it.
    const seen = reader.reading(() => Atomics.load(words, READERS));
    expect(seen).toBeGreaterThan(100);
    return release.terminate();
  });

  it('throws rather than answer about a tenant that is not in memory', () => {
    const empty = createAccessIndex({ operations: KNOWN_OPERATIONS, maxBytes: 2 ** 20, seed: 1 });
    const reader = openSharedReader(empty.memory, KNOWN_OPERATIONS);
    const question = { ...anyQuestion(dice), tenant: TENANTS[0]! };
    expect(() => reader.reading(() => reader.check(question))).toThrow('not in memory');
  });
});

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { Tally } from './testing/differential.ts';

// One run is one world with its history, of 1025 questions; MANDATE_FUZZ_RUNS makes the night longer.
const RUNS = Number(process.env['MANDATE_FUZZ_RUNS'] ?? 200);
// In threads of their own, which halves the time, because there the sources run as they are.
const THREADS = 2;

it('answers as decide does, whatever happens between the questions', { timeout: 3_600_000 }, async () => {
  const tallies = await Promise.all(
    Array.from({ length: THREADS }, async (_, thread): Promise<Tally> => {
      const worker = new Worker(new URL('./testing/differential-worker.ts', import.meta.url), {
        workerData: { first: thread + 1, last: RUNS, step: THREADS },
      });
      // An error in the thread rejects this.
      const [tally] = await once(worker, 'message');
      return tally;
    }),
  );
  const counts = tallies
    .map((tally) => Object.values(tally))
    .reduce((one, other) => one.map((n, at) => n + other[at]!));
  const questions = counts.reduce((sum, count) => sum + count, 0);
  expect(questions).toBe(RUNS * 1025);
  // Worlds in which nothing meets would prove nothing.
  for (const count of counts) expect(count).toBeGreaterThan(questions / 100);
});

import { setTimeout as delay } from 'node:timers/promises';
import type { Randomness } from '@mandate/app/ports/world';
import type { Engine } from './engines/engine.ts';
import type { Db } from './schema.ts';

// Together with the longest pause some ten seconds on average, longer than any sound transaction takes.
const MAX_ATTEMPTS = 80;
const LONGEST_PAUSE_MS = 250;

/** An engine and the only three ways to use it. */
export interface Database {
  readonly engine: Engine;
  /** For single statements that read. */
  readonly reader: Db;
  /** Runs queries that all see the same state. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Runs a transaction as if no other ran beside it. What it wrote is durable on return. The work may run several
   * times, because the engine may refuse it in favour of another.
   */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Waits for what is under way, then closes the engine. */
  close(): Promise<void>;
}

/** Adds retries to an engine. */
export function databaseOn(engine: Engine, randomness: Randomness): Database {
  const underWay = new Set<Promise<unknown>>();
  const inTurn = turns();

  const transaction = <T>(work: (db: Db) => Promise<T>) =>
    engine.writer.transaction().setIsolationLevel('serializable').execute(work);

  return {
    engine,
    reader: engine.reader,
    snapshot: (work) =>
      retrying(engine, randomness, () =>
        engine.reader.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
      ),
    async write(work) {
      const done = retrying(engine, randomness, (attempt) =>
        // Whoever lost once goes on one after the other, so that this process stops losing against itself.
        attempt === 1 ? transaction(work) : inTurn(() => transaction(work)),
      );
      underWay.add(done);
      try {
        return await done;
      } finally {
        underWay.delete(done);
      }
    },
    async close() {
      await Promise.allSettled(underWay);
      await engine.close();
    },
  };
}

/** Tries again, after pauses of random length, while the engine says that it may succeed. */
export async function retrying<T>(
  engine: Pick<Engine, 'isTransient'>,
  randomness: Randomness,
  attempt: (number: number) => Promise<T>,
): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt(number);
    } catch (error) {
      if (number === MAX_ATTEMPTS || !engine.isTransient(error)) throw error;
    }
    const [chance = 0] = randomness.bytes(1);
    await delay((Math.min(LONGEST_PAUSE_MS, 2 ** number) * chance) / 255);
  }
}

/** Runs what it is given one after the other. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

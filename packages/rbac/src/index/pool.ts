import type { Action } from '../model.ts';
import type { AccessIndex } from './access-index.ts';
import { openArena } from './arena.ts';
import { reading } from './lock.ts';
import { createOperations } from './operations.ts';
import type { IndexQuestion } from './question.ts';
import { createReader, type Reader } from './reader.ts';
import type { Residency } from './residency.ts';
import { createSearch, GROUNDS } from './search.ts';
import { findTenant, isResident, touch } from './tenants.ts';

/** One end of a channel between two threads, such as a worker or its parent's port. */
export interface PoolPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** Threads that read one index together. */
export interface AccessPool {
  /** The grounds of many decisions, as indexes into `GROUNDS`, after every change made before the call. */
  checkMany(questions: readonly IndexQuestion[]): Promise<Uint8Array>;
}

/** The reader of a thread that shares the memory of an index. */
export interface SharedReader extends Pick<Reader, 'check' | 'checkMany' | 'ask' | 'caller' | 'operation' | 'place'> {
  /** Runs questions while nothing changes; every use of the other functions has to stand inside one. */
  reading<T>(read: () => T): T;
}

interface Batch {
  readonly number: number;
  readonly questions: readonly IndexQuestion[];
}

interface Answers {
  readonly number: number;
  readonly grounds: Uint8Array;
}

// A tenant that is not in memory: only the thread that owns the index can bring it in.
const ABSENT = 255;

class Absent extends Error {}

/** Reads an index of another thread. Asking about a tenant that is not in memory throws. */
export function openSharedReader(memory: SharedArrayBuffer, actions: readonly Action[]): SharedReader {
  const arena = openArena(memory);
  const residency: Pick<Residency, 'resident'> = {
    resident(id) {
      const tenant = findTenant(arena, id);
      if (!isResident(arena, tenant)) throw new Absent(`Tenant ${id} is not in memory.`);
      touch(arena, tenant);
      return tenant;
    },
  };
  return {
    ...createReader(createSearch(arena), createOperations(actions), residency),
    reading: (read) => reading(arena, read),
  };
}

/** Answers the batches that come through a port; to be called once in each worker. */
export function serveQuestions(memory: SharedArrayBuffer, actions: readonly Action[], port: PoolPort): void {
  const reader = openSharedReader(memory, actions);
  port.on('message', (message) => {
    // Sent by createPool alone.
    const { number, questions } = message as Batch;
    const grounds = reader.reading(() => Uint8Array.from(questions, (question) => groundOf(reader, question)));
    port.postMessage({ number, grounds } satisfies Answers);
  });
}

function groundOf(reader: SharedReader, question: IndexQuestion): number {
  try {
    return GROUNDS.indexOf(reader.check(question));
  } catch (error) {
    if (error instanceof Absent) return ABSENT;
    throw error;
  }
}

/** Deals batches out to workers that serve the same index. What they cannot see, the index answers itself. */
export function createPool(index: AccessIndex, workers: readonly PoolPort[]): AccessPool {
  const waiting = new Map<number, (grounds: Uint8Array) => void>();
  let batches = 0;
  for (const worker of workers) {
    worker.on('message', (message) => {
      // Sent by serveQuestions alone.
      const { number, grounds } = message as Answers;
      waiting.get(number)?.(grounds);
      waiting.delete(number);
    });
  }

  return {
    async checkMany(questions) {
      const worker = workers[batches % workers.length];
      if (worker === undefined) throw new Error('A pool needs at least one worker.');
      batches += 1;
      const number = batches;
      const grounds = await new Promise<Uint8Array>((resolve) => {
        waiting.set(number, resolve);
        worker.postMessage({ number, questions } satisfies Batch);
      });
      questions.forEach((question, at) => {
        if (grounds[at] === ABSENT) grounds[at] = GROUNDS.indexOf(index.check(question));
      });
      return grounds;
    },
  };
}

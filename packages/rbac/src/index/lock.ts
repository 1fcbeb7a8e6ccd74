import { type Arena, refresh } from './arena.ts';
import { READERS, WRITER } from './layout.ts';

// Many readers or one writer. A thread waits only where the index is shared; alone, this is a handful of atomic reads.

// Batches take milliseconds.
const PATIENCE_MS = 10_000;

/** Runs a change while no other thread reads. Changes do not nest. */
export function writing<T>(arena: Arena, change: () => T): T {
  while (Atomics.compareExchange(arena.words, WRITER, 0, 1) !== 0) Atomics.wait(arena.words, WRITER, 1);
  try {
    waitForReaders(arena);
    return change();
  } finally {
    Atomics.store(arena.words, WRITER, 0);
    Atomics.notify(arena.words, WRITER);
  }
}

function waitForReaders(arena: Arena): void {
  for (let readers = Atomics.load(arena.words, READERS); readers !== 0; readers = Atomics.load(arena.words, READERS)) {
    if (Atomics.wait(arena.words, READERS, readers, PATIENCE_MS) === 'timed-out') {
      throw new Error('A thread that reads the access index does not leave it; it may have died. Start the pool anew.');
    }
  }
}

/** Runs a reading while no other thread changes anything, and sees all that was changed before. */
export function reading<T>(arena: Arena, read: () => T): T {
  for (;;) {
    Atomics.add(arena.words, READERS, 1);
    if (Atomics.load(arena.words, WRITER) === 0) break;
    leave(arena);
    Atomics.wait(arena.words, WRITER, 1);
  }
  try {
    refresh(arena);
    return read();
  } finally {
    leave(arena);
  }
}

function leave(arena: Arena): void {
  if (Atomics.sub(arena.words, READERS, 1) === 1) Atomics.notify(arena.words, READERS);
}

import { DatabaseSync } from 'node:sqlite';

/** A lock on a file, held until it is released or its process ends. */
export interface FileLock {
  release(): void;
}

// SQLITE_BUSY, https://www.sqlite.org/rescode.html
const BUSY = 5;

/**
 * Takes a lock on a file, creating the file where it is missing; `undefined` when another process holds it. The lock
 * is one of the operating system's, which SQLite takes for us, so it is atomic and ends with its process however that
 * ends: no lock is ever stale.
 */
export function takeFileLock(file: string): FileLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}

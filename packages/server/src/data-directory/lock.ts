import { readFile, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { DataDirectory } from './directory.ts';

/** Another process works with the data directory. */
export interface DirectoryInUse {
  readonly kind: 'directory-in-use';
  readonly directory: string;
  /** `null` when the other one has not written it down yet. */
  readonly pid: number | null;
}

/** Held for as long as this process may touch the directory's data. */
export interface DirectoryLock {
  release(): Promise<void>;
}

// SQLITE_BUSY, https://www.sqlite.org/rescode.html
const BUSY = 5;

/**
 * Takes the data directory for this process, or tells who has it. The lock is one of the operating system's, which
 * SQLite takes for us, so it is atomic and ends with its process however that ends: no lock is ever stale, and no other
 * process that happens to have got the old id is mistaken for its holder.
 */
export async function lockDirectory(directory: DataDirectory): Promise<Result<DirectoryLock, DirectoryInUse>> {
  const database = new DatabaseSync(directory.lockFile, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    return fail({ kind: 'directory-in-use', directory: directory.path, pid: await readPid(directory) });
  }
  await writeFile(directory.pidFile, `${process.pid}\n`, { mode: 0o600 });
  return ok({
    async release() {
      await rm(directory.pidFile, { force: true });
      database.close();
    },
  });
}

async function readPid(directory: DataDirectory): Promise<number | null> {
  const text = await readFile(directory.pidFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) ? pid : null;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === BUSY;
}

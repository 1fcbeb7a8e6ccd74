import { readFile, rm, writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { takeFileLock } from '@mandate/storage/file-lock';
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

/**
 * Takes the data directory for this process, or tells who has it. The process id is written down for people to read;
 * what decides is the lock, so no other process that happens to have got the old id is mistaken for its holder.
 */
export async function lockDirectory(directory: DataDirectory): Promise<Result<DirectoryLock, DirectoryInUse>> {
  const lock = takeFileLock(directory.lockFile);
  if (!lock) return fail({ kind: 'directory-in-use', directory: directory.path, pid: await readPid(directory) });
  await writeFile(directory.pidFile, `${process.pid}\n`, { mode: 0o600 });
  return ok({
    async release() {
      await rm(directory.pidFile, { force: true });
      lock.release();
    },
  });
}

async function readPid(directory: DataDirectory): Promise<number | null> {
  const text = await readFile(directory.pidFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) ? pid : null;
}

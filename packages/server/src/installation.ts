import { createAccessReader } from '@mandate/app/access';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type OpenStore, openStore } from '@mandate/storage/open';
import type { Logger } from 'pino';
import { systemClock } from './clock.ts';
import { type DataDirectory, dataDirectoryAt, ensureDataDirectory } from './data-directory/directory.ts';
import { type DirectoryInUse, lockDirectory } from './data-directory/lock.ts';
import { systemRandomness } from './randomness.ts';
import type { Staffroom } from './transfer/person.ts';

/** Where an installation's data is. */
export interface InstallationPlace {
  readonly dataDirectory: string;
  /** A PostgreSQL connection string; `null` for the embedded database in the data directory. */
  readonly databaseUrl: string | null;
  readonly log: Logger;
}

/** Why an installation's data cannot be used now. */
export type OpenFailure =
  | DirectoryInUse
  | { readonly kind: 'directory-unusable'; readonly directory: string; readonly reason: string }
  | { readonly kind: 'database-unavailable'; readonly reason: string };

/** A data directory that no other process uses until it is disposed of. */
export interface HeldDirectory extends AsyncDisposable {
  readonly directory: DataDirectory;
}

/** Creates the data directory where it is missing and takes it for this process. */
export async function holdDirectory(dataDirectory: string): Promise<Result<HeldDirectory, OpenFailure>> {
  const directory = dataDirectoryAt(dataDirectory);
  try {
    await ensureDataDirectory(directory);
    const lock = await lockDirectory(directory);
    if (!lock.ok) return lock;
    return ok({ directory, [Symbol.asyncDispose]: () => lock.value.release() });
  } catch (error) {
    return fail({ kind: 'directory-unusable', directory: directory.path, reason: reasonOf(error) });
  }
}

/** The open store of an installation and what acting in it needs. */
export interface Installation extends AsyncDisposable {
  readonly opened: OpenStore;
  readonly staffroom: Staffroom;
}

/** Opens the store that belongs to a directory this process holds. */
export async function openInstallation(
  { directory }: HeldDirectory,
  { databaseUrl, log }: Pick<InstallationPlace, 'databaseUrl' | 'log'>,
): Promise<Result<Installation, OpenFailure>> {
  const clock = systemClock;
  const randomness = systemRandomness;
  try {
    const opened = await openStore({
      url: databaseUrl ?? `sqlite:${directory.database}`,
      clock,
      randomness,
      log: (message, error) => log.error({ err: error }, message),
    });
    const { store, decisionLog } = opened;
    const staffroom = {
      ports: { store, clock, randomness },
      access: createAccessReader(store.access, clock),
      decisionLog,
    };
    return ok({ opened, staffroom, [Symbol.asyncDispose]: () => opened.close() });
  } catch (error) {
    return fail({ kind: 'database-unavailable', reason: reasonOf(error) });
  }
}

// One line for a person; the rest of the error would be for us.
function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}

import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where things stand in a data directory. Everything in it is for its owner's eyes only. */
export interface DataDirectory {
  readonly path: string;
  /** The embedded database. */
  readonly database: string;
  /** Encrypts private material in the database; in every backup, but never beside the database's. */
  readonly keyFile: string;
  readonly certificates: string;
  readonly connectionFile: string;
  /** Stands here while the server answers under Microsoft's host names. */
  readonly publicNames: string;
  /** Through which the CLI talks to the running server. */
  readonly controlSocket: string;
  readonly lockFile: string;
  /** The process id of the lock's holder, for the message only. */
  readonly pidFile: string;
  /** Stands here while a demo is being made. */
  readonly unfinishedDemo: string;
}

/** The places in a directory, which may not exist yet. */
export function dataDirectoryAt(directory: string): DataDirectory {
  const path = resolve(directory);
  const at = (name: string) => join(path, name);
  return {
    path,
    database: at('mandate.db'),
    keyFile: at('mandate.key'),
    certificates: at('certificates'),
    connectionFile: at('connection.json'),
    publicNames: at('public-names'),
    controlSocket: at('control.sock'),
    lockFile: at('mandate.lock'),
    pidFile: at('mandate.pid'),
    unfinishedDemo: at('demo.unfinished'),
  };
}

/** Creates the directory, open to its owner alone. One that was empty before becomes so, too. */
export async function ensureDataDirectory(directory: DataDirectory): Promise<void> {
  await mkdir(directory.path, { recursive: true, mode: 0o700 });
  // A directory with other people's files in it is not ours to close.
  const isOurs = (await foreignEntries(directory)).length === 0;
  if (isOurs) await chmod(directory.path, 0o700);
}

/** What stands in the directory that no Mandate put there. */
export async function foreignEntries(directory: DataDirectory): Promise<readonly string[]> {
  const { path, ...places } = directory;
  const ours = Object.values(places);
  const entries = await readdir(path);
  // Databases, sockets and files being written have neighbours whose names begin with theirs.
  return entries.filter((entry) => !ours.some((place) => join(path, entry).startsWith(place)));
}

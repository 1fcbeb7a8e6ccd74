import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** For each operation, as `surface family`, the clients that were seen to use it with success, and in which tests. */
export type Witnesses = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The file that holds what clients were last recorded to reach. */
export const WITNESSES_FILE = join(import.meta.dirname, 'witnesses.json');

/** Reads that file. */
export function readWitnesses(): Witnesses {
  return existsSync(WITNESSES_FILE) ? (JSON.parse(readFileSync(WITNESSES_FILE, 'utf8')) as Witnesses) : {};
}

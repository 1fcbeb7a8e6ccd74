import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Randomness } from '@mandate/app/ports/world';

const KEY_BYTES = 32;

/**
 * The key that encrypts private material in the database, from a file that is not in it. Creates the file, readable by
 * its owner alone, when there is none. Throws when the file holds something else: a new key would make what the old one
 * encrypted unreadable.
 */
export async function loadKeyFile(path: string, randomness: Randomness): Promise<Uint8Array> {
  return (await read(path)) ?? (await create(path, randomness));
}

async function read(path: string): Promise<Uint8Array | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw new Error(`The key file ${path} does not hold a key. Restore it from a backup.`);
  return key;
}

async function create(path: string, randomness: Randomness): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomness.guid()}`;
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(`${Buffer.from(randomness.bytes(KEY_BYTES)).toString('base64url')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Unlike a rename, a link fails when another process was first; then that one's key counts.
    await link(unfinished, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(unfinished);
  }
  const key = await read(path);
  if (!key) throw new Error(`The key file ${path} vanished while it was being created.`);
  return key;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

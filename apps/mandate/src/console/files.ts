import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { CliMessageId } from '@mandate/messages/cli/en';
import { CommandFailed, type Console } from './console.ts';

const MAX_MEGABYTES = 256;

const REASONS: Readonly<Record<string, CliMessageId>> = {
  ENOENT: 'file.reason.missing',
  ENOTDIR: 'file.reason.missing',
  EACCES: 'file.reason.forbidden',
  EPERM: 'file.reason.forbidden',
  EISDIR: 'file.reason.directory',
};

/** The text of a file, without a byte order mark; fails with a line that says why it cannot be had. */
export async function readText(console: Console, file: string): Promise<string> {
  const unreadable = (reason: CliMessageId, values = {}) =>
    new CommandFailed(console.text('file.unreadable', { file, reason: console.text(reason, values) }));
  let bytes: Uint8Array;
  try {
    if ((await stat(file)).size > MAX_MEGABYTES * 1e6) {
      throw unreadable('file.reason.too-large', { megabytes: MAX_MEGABYTES });
    }
    bytes = await readFile(file);
  } catch (error) {
    const reason = REASONS[codeOf(error)];
    throw reason ? unreadable(reason) : error;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable('file.reason.not-utf8');
  }
}

/** The JSON value in a file. */
export async function readJson(console: Console, file: string): Promise<unknown> {
  const text = await readText(console, file);
  try {
    return JSON.parse(text);
  } catch {
    const reason = console.text('file.reason.not-json');
    throw new CommandFailed(console.text('file.unreadable', { file, reason }));
  }
}

/** Writes a result to a file, which appears only when it is whole, or to standard output where no file is named. */
export async function writeResult(
  console: Console,
  file: string | undefined,
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  if (file === undefined) {
    for await (const part of parts) await console.write(part);
    return;
  }
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await writeFile(unfinished, parts, { mode: 0o600 });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const id = REASONS[codeOf(error)];
    throw id ? new CommandFailed(console.text('file.unwritable', { file, reason: console.text(id) })) : error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

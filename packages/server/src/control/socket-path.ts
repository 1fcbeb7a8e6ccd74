import { relative } from 'node:path';
import type { DataDirectory } from '../data-directory/directory.ts';

// The shortest of the systems' limits on the path of a Unix socket, its final zero taken off (unix(7) and macOS).
const MAX_BYTES = 103;

/**
 * The path under which the control socket can be reached from here: its own, or the one from the working directory
 * where its own is too long for a socket; `undefined` when both are.
 */
export function socketPath({ controlSocket }: DataDirectory): string | undefined {
  return [controlSocket, relative(process.cwd(), controlSocket)].find((path) => Buffer.byteLength(path) <= MAX_BYTES);
}

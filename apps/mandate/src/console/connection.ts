import { existsSync } from 'node:fs';
import type { Connection } from '@mandate/server/data-directory/connection-file';
import { dataDirectoryAt } from '@mandate/server/data-directory/directory';
import { CommandFailed, type Console } from './console.ts';
import { readJson } from './files.ts';

/** Where the server of a data directory is, or was when it last ran. */
export async function readConnection(console: Console, data: string): Promise<Connection> {
  const { path, connectionFile } = dataDirectoryAt(data);
  if (!existsSync(connectionFile)) throw new CommandFailed(console.text('connection.missing', { directory: path }));
  // Written by the server alone.
  return (await readJson(console, connectionFile)) as Connection;
}

import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Endpoints } from './data-directory/connection-file.ts';
import type { DataDirectory } from './data-directory/directory.ts';

/** One of Microsoft's host names, and where on this machine it is answered once the hosts file says so. */
export interface PublicName {
  readonly host: string;
  /** Each its own, because each protocol has an origin of its own and all share one port. */
  readonly address: string;
  readonly door: 'portal' | 'arm' | 'graph' | 'partnerCenter';
}

/** The names that Azure's clients have built in, for clients that cannot be told of other ones. */
export const PUBLIC_NAMES: readonly PublicName[] = [
  { host: 'login.microsoftonline.com', address: '127.77.0.1', door: 'portal' },
  { host: 'management.azure.com', address: '127.77.0.2', door: 'arm' },
  { host: 'graph.microsoft.com', address: '127.77.0.3', door: 'graph' },
  { host: 'api.partnercenter.microsoft.com', address: '127.77.0.4', door: 'partnerCenter' },
];

/** The port that these clients use. */
export const PUBLIC_PORT = 443;

/** What the doors under these names call themselves. */
export const PUBLIC_ENDPOINTS: Endpoints = {
  portal: 'https://login.microsoftonline.com',
  login: 'https://login.microsoftonline.com',
  arm: 'https://management.azure.com',
  graph: 'https://graph.microsoft.com',
  partnerCenter: 'https://api.partnercenter.microsoft.com',
};

/** Whether the server of this directory answers under the public names from its next start on. */
export async function hasPublicNames(directory: DataDirectory): Promise<boolean> {
  const text = await readFile(directory.publicNames, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text !== undefined;
}

/** Says whether it shall. */
export async function setPublicNames(directory: DataDirectory, wanted: boolean): Promise<void> {
  if (!wanted) return rm(directory.publicNames, { force: true });
  const text = PUBLIC_NAMES.map(({ address, host }) => `${address} ${host}\n`).join('');
  await writeFile(directory.publicNames, text, { mode: 0o600, flush: true });
}

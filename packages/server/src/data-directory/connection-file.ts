import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import type { DataDirectory } from './directory.ts';

/** Where each surface listens. */
export interface Endpoints {
  readonly portal: string;
  readonly arm: string;
  readonly graph: string;
  readonly login: string;
  readonly partnerCenter: string;
}

/** Somebody who can sign in to the demo. */
export interface DemoUser {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** A program's identity in the demo. */
export interface DemoServicePrincipal {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly roles: readonly string[];
}

/** A tenant of the demo, with the secrets that exist nowhere else in clear. */
export interface DemoTenant {
  readonly tenantId: string;
  readonly domain: string;
  readonly displayName: string;
  readonly users: readonly DemoUser[];
  readonly servicePrincipals: readonly DemoServicePrincipal[];
  readonly subscriptions: readonly { readonly id: string; readonly displayName: string }[];
}

/** Everything a demo's user needs to sign in. */
export interface Demo {
  readonly partner: DemoTenant;
  readonly customers: readonly DemoTenant[];
}

/** What a running server tells tests and people: where it is, whom to trust, and, for a demo, how to sign in. */
export interface Connection {
  readonly origin: string;
  readonly endpoints: Endpoints;
  readonly caFile: string;
  readonly demo?: Demo;
}

/** Writes the file as a whole, readable by its owner alone. */
export async function writeConnection(directory: DataDirectory, connection: Connection): Promise<void> {
  const unfinished = `${directory.connectionFile}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(connection, undefined, 2)}\n`, { mode: 0o600, flush: true });
  // A leftover of a killed process keeps the mode it had.
  await chmod(unfinished, 0o600);
  await rename(unfinished, directory.connectionFile);
}

/** The demo's secrets from the file; `undefined` when there is no file, or none of a demo of this partner. */
export async function readDemo(directory: DataDirectory, partner: string): Promise<Demo | undefined> {
  const text = await readFile(directory.connectionFile, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    // Written by this program alone; a file of another installation names another partner.
    const { demo } = JSON.parse(text) as Partial<Connection>;
    return demo?.partner.tenantId === partner ? demo : undefined;
  } catch {
    return undefined;
  }
}

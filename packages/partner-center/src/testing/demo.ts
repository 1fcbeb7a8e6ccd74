import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Connection } from '@mandate/server/data-directory/connection-file';
import { startServer } from '@mandate/server/start';
import { freePorts } from '@mandate/server/testing/free-ports';
import { silentLog, temporaryDirectory } from '@mandate/server/testing/test-installation';
import { createPartnerCenter, type PartnerCenterClient } from '../client.ts';

// What signs in from a command line, as Azure's own tools do.
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

/** A server over TLS with the demo in it, and clients of its partner's people. */
export interface Demo extends AsyncDisposable {
  readonly connection: Connection;
  /** The client of the partner's person with a role. */
  clientOf(role: string): Promise<PartnerCenterClient>;
}

/** Starts the server in this process. */
export async function startDemo(): Promise<Demo> {
  const stack = new AsyncDisposableStack();
  const place = stack.use(await temporaryDirectory());
  const portalDirectory = join(place.path, 'portal');
  await mkdir(portalDirectory);
  await writeFile(join(portalDirectory, 'index.html'), '<!doctype html><title>Portal</title>');
  const dataDirectory = join(place.path, 'data');
  const options = { databaseUrl: null, host: '127.0.0.1', port: await freePorts(), demo: true, log: silentLog };
  const started = await startServer({ ...options, dataDirectory, portalDirectory });
  if (!started.ok) throw new Error(JSON.stringify(started.failure));
  stack.defer(() => started.value.close());
  const connection: Connection = JSON.parse(await readFile(join(dataDirectory, 'connection.json'), 'utf8'));
  setDefaultCACertificates([...getCACertificates('default'), await readFile(connection.caFile, 'utf8')]);
  return {
    connection,
    async clientOf(role) {
      const token = await tokenOf(connection, role);
      return createPartnerCenter({ baseUrl: `${connection.endpoints.partnerCenter}/`, token: () => token });
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function tokenOf({ endpoints, demo }: Connection, role: string): Promise<string> {
  const user = demo!.partner.users.find(({ roles }) => roles.includes(role))!;
  const form = {
    grant_type: 'password',
    client_id: AZURE_CLI,
    username: user.userPrincipalName,
    password: user.password,
    scope: `${endpoints.partnerCenter}/.default`,
  };
  const url = `${endpoints.login}/${demo!.partner.tenantId}/oauth2/v2.0/token`;
  const reply = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return ((await reply.json()) as { access_token: string }).access_token;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Connection, type DemoServer, startDemo } from '../../../e2e/testing/server.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** One request that a client made, as the server logged it, without what told one run from another. */
export interface Seen {
  readonly client: string;
  /** The test's file, from the root of the repository. */
  readonly file: string;
  readonly requests: readonly string[];
}

/** Starts a server for a client's tests; what the client reaches of it, it can be named a witness for. */
export async function startWitness(client: string, file: string): Promise<DemoServer> {
  const server = await startDemo({ logLevel: 'debug' });
  return {
    ...server,
    async stop() {
      await server.stop();
      await witness(client, file, server.log(), server.connection);
    },
  };
}

/** Keeps what a server answered a client with success, for the parity table. */
export async function witness(client: string, file: string, log: string, connection?: Connection): Promise<void> {
  const directory = process.env.MANDATE_WITNESSES;
  if (directory === undefined || directory === '') return;
  const answered = log.split('\n').flatMap((line) => {
    if (!line.includes('"msg":"answered"')) return [];
    const { method, host, path, status }: Record<string, string | number> = JSON.parse(line);
    return Number(status) < 400 ? [`${method} ${surfaceOf(String(host), connection)} ${path}`] : [];
  });
  const name = relative(ROOT, file).split(sep).join('/');
  const seen: Seen = { client, file: name, requests: [...new Set(answered)].toSorted() };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${name.replaceAll('/', '_')}.json`), JSON.stringify(seen));
}

/** The surface behind a host: one of a server's own, or the name that Microsoft gave it. */
function surfaceOf(host: string, connection: Connection | undefined): string {
  const { arm, graph, partnerCenter } = connection?.endpoints ?? MICROSOFTS;
  const surfaces = {
    [new URL(arm).host]: 'arm',
    [new URL(graph).host]: 'graph',
    [new URL(partnerCenter).host]: 'partner-center',
  };
  return surfaces[host] ?? 'login';
}

const MICROSOFTS = {
  arm: 'https://management.azure.com',
  graph: 'https://graph.microsoft.com',
  partnerCenter: 'https://api.partnercenter.microsoft.com',
};

import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Result } from '@mandate/rbac/result';
import type { Logger } from 'pino';
import type { DataDirectory } from '../data-directory/directory.ts';
import { localTransfers } from '../transfer/local-transfers.ts';
import type { Staffroom } from '../transfer/person.ts';
import type { FileRecords, Transfers } from '../transfer/transfers.ts';
import { socketPath } from './socket-path.ts';

/**
 * Serves imports and exports to the CLI on a Unix socket in the data directory. Whoever can open the socket owns the
 * directory and could open the database as well, so the socket asks for no password; the person an import names is
 * still judged by their own permissions.
 */
export async function serveControl(options: {
  readonly directory: DataDirectory;
  readonly staffroom: Staffroom;
  readonly log: Logger;
}): Promise<AsyncDisposable> {
  const { directory, log } = options;
  const transfers = localTransfers(options.staffroom);
  const path = socketPath(directory);
  if (path === undefined) {
    log.warn(
      'the data directory has too long a path for a control socket: imports and exports need the server stopped',
    );
    return { async [Symbol.asyncDispose]() {} };
  }

  const server = createServer((request, response) => {
    answer(transfers, request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request on the control socket failed');
      response.destroy();
    });
  });
  // A killed server leaves its socket behind; the directory is locked, so it is nobody's.
  await rm(directory.controlSocket, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  await chmod(directory.controlSocket, 0o600);
  return { [Symbol.asyncDispose]: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // An import that is cut off goes on where it stopped when it is repeated.
    server.closeAllConnections();
  });
}

async function answer(transfers: Transfers, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control');
  const as = searchParams.get('as');
  switch (`${request.method} ${pathname}`) {
    case 'POST /1/customers': {
      // Written by our own CLI, and checked record by record.
      const file = (await json(request)) as FileRecords;
      const leaving = new AbortController();
      response.once('close', () => leaving.abort());
      const say = (line: object) => response.write(`${JSON.stringify(line)}\n`);
      const onProgress = (progress: object) => say({ progress });
      const outcome = await transfers.importCustomers({ as: as ?? '', file }, { onProgress, signal: leaving.signal });
      say({ outcome });
      response.end();
      return;
    }
    case 'GET /1/customers':
      return send(response, await transfers.exportCustomers({ as: as ?? '' }));
    case 'POST /1/roles': {
      const outcome = await transfers.importRoles({ as, listing: await json(request) });
      response.end(JSON.stringify(outcome));
      return;
    }
    case 'POST /1/operations': {
      const outcome = await transfers.importOperations({ as, listing: await json(request) });
      response.end(JSON.stringify(outcome));
      return;
    }
    case 'GET /1/roles':
      response.end(JSON.stringify(await transfers.exportRoles()));
      return;
    default:
      response.writeHead(404).end();
  }
}

async function send(response: ServerResponse, outcome: Result<AsyncIterable<string>, object>): Promise<void> {
  if (outcome.ok) {
    await pipeline(outcome.value, response);
    return;
  }
  response.writeHead(403).end(JSON.stringify(outcome));
}

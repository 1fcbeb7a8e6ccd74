import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { ok } from '@mandate/rbac/result';
import type { DataDirectory } from '../data-directory/directory.ts';
import type { PersonRefused } from '../transfer/person.ts';
import type {
  CustomersOutcome,
  ImportProgress,
  OperationsOutcome,
  RolesOutcome,
  Transfers,
} from '../transfer/transfers.ts';
import { socketPath } from './socket-path.ts';

/** The server went away, or is of another version, while it was asked for something. */
export class ServerLost extends Error {}

/** Imports and exports through the server that runs on a data directory; `undefined` when none does. */
export async function remoteTransfers(directory: DataDirectory): Promise<Transfers | undefined> {
  const path = socketPath(directory);
  if (path === undefined || !(await isServed(path))) return undefined;
  const call = (method: 'GET' | 'POST', target: string, options: CallOptions = {}) =>
    send(path, method, target, options);

  return {
    async importCustomers({ as, file }, { onProgress, signal } = {}) {
      const reply = await call('POST', `/1/customers?as=${encodeURIComponent(as)}`, { body: file });
      // Hanging up is how the server is told to stop; it finishes the batch it is in.
      const hangUp = () => reply.destroy();
      signal?.addEventListener('abort', hangUp, { once: true });
      let last: ImportProgress = { done: 0, total: file.records.length };
      try {
        for await (const line of linesOf(reply)) {
          // Written by `serveControl` of the same version.
          const said = JSON.parse(line) as { progress?: ImportProgress; outcome?: CustomersOutcome };
          if (said.outcome) return said.outcome;
          if (said.progress) {
            last = said.progress;
            onProgress?.(last);
          }
        }
      } catch (error) {
        if (!signal?.aborted) throw new ServerLost('The server broke off.', { cause: error });
      } finally {
        signal?.removeEventListener('abort', hangUp);
      }
      if (signal?.aborted) return { ok: false, failure: { kind: 'cancelled', added: last.done, total: last.total } };
      throw new ServerLost('The server broke off.');
    },

    async exportCustomers({ as }) {
      const reply = await call('GET', `/1/customers?as=${encodeURIComponent(as)}`, { accepts: [200, 403] });
      if (reply.statusCode === 403)
        return (await json(reply)) as { readonly ok: false; readonly failure: PersonRefused };
      return ok(reply.setEncoding('utf8'));
    },

    async importRoles({ as, listing }) {
      const query = as === null ? '' : `?as=${encodeURIComponent(as)}`;
      return (await json(await call('POST', `/1/roles${query}`, { body: listing }))) as RolesOutcome;
    },

    async importOperations({ as, listing }) {
      const query = as === null ? '' : `?as=${encodeURIComponent(as)}`;
      return (await json(await call('POST', `/1/operations${query}`, { body: listing }))) as OperationsOutcome;
    },

    async exportRoles() {
      return (await json(await call('GET', '/1/roles'))) as object;
    },

    async [Symbol.asyncDispose]() {},
  };
}

// Unlike the lines of `node:readline`, these end with an error when the reply does.
async function* linesOf(reply: IncomingMessage): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of reply.setEncoding('utf8')) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function isServed(path: string): Promise<boolean> {
  try {
    (await send(path, 'GET', '/', { accepts: [404] })).resume();
    return true;
  } catch (error) {
    const code = error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return false;
    throw error;
  }
}

interface CallOptions {
  readonly body?: unknown;
  readonly accepts?: readonly number[];
}

function send(
  socket: string,
  method: 'GET' | 'POST',
  target: string,
  { body, accepts = [200] }: CallOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const lost = (cause: unknown) => reject(new ServerLost('The server does not answer.', { cause }));
    const call = request({ socketPath: socket, method, path: target, agent: false }, (reply) => {
      if (accepts.includes(reply.statusCode ?? 0)) resolve(reply);
      else lost(new Error(`It answered ${reply.statusCode}.`));
    });
    call.once('error', lost);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

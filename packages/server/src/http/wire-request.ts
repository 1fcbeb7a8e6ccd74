import type { WireBody, WireReply, WireRequest } from '@mandate/api/wire';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { parseGuid } from '@mandate/rbac/guid';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The largest body that any endpoint reads. */
export const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** Frees a request from HTTP. `base` is what absolute links of the reply begin with. */
export function toWireRequest(
  request: FastifyRequest,
  path: string,
  base: string,
  { clock, randomness }: { readonly clock: Clock; readonly randomness: Randomness },
  unread?: 'too-large',
): WireRequest {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const query = request.url.indexOf('?');
  const requestId = randomness.guid();
  const stated = headers['x-ms-correlation-request-id'] ?? headers['client-request-id'] ?? headers['ms-correlationid'];
  return {
    method: request.method,
    path,
    query: new URLSearchParams(query < 0 ? '' : request.url.slice(query + 1)),
    headers,
    body: unread ? { kind: unread, limitBytes: BODY_LIMIT_BYTES } : readBody(request),
    clientAddress: request.ip,
    base,
    receivedAt: clock.now(),
    requestId,
    correlationId: parseGuid(stated ?? '') ?? requestId,
  };
}

/** The path of a request as it was sent, without the query. */
export function rawPath(request: FastifyRequest): string {
  const query = request.url.indexOf('?');
  return query < 0 ? request.url : request.url.slice(0, query);
}

function readBody(request: FastifyRequest): WireBody {
  const text = request.body;
  if (typeof text !== 'string' || text === '') return { kind: 'none' };
  const contentType = request.headers['content-type'] ?? '';
  if (!/^(application|text)\/([\w.-]+\+)?json\b/i.test(contentType)) return { kind: 'unsupported', contentType };
  // Copied into an object, this key would change what the object is; no protocol of ours has it.
  if (text.includes('__proto__')) return { kind: 'malformed', detail: 'The property __proto__ is not allowed.' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch (error) {
    return { kind: 'malformed', detail: error instanceof Error ? error.message : 'The body is not JSON.' };
  }
}

/** Turns a wire reply into HTTP. */
export function send(reply: FastifyReply, { status, headers, body }: WireReply): FastifyReply {
  reply.code(status).headers(headers);
  if (body === undefined) return reply.send();
  // A text of another kind says of which; without that it is a JSON value like any other.
  if (typeof body === 'string' && headers['content-type']) return reply.send(body);
  if (!headers['content-type']) reply.header('content-type', 'application/json; charset=utf-8');
  // A socket writes bytes several times as fast as a long text.
  return reply.send(Buffer.from(JSON.stringify(body)));
}

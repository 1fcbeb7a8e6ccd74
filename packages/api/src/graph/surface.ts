import { rowOf } from '../failures.ts';
import type { Surface } from '../serve.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { advancedQueryProblem } from './advanced-queries.ts';
import { GRAPH_ERRORS } from './errors.ts';
import type { GraphFailure } from './failures.ts';
import { GRAPH_OPERATIONS } from './operations.ts';
import { splitKeys } from './paths.ts';

/** Microsoft Graph v1.0: the directory of the tenant a token was issued for. */
export const graph: Surface<GraphFailure> = {
  name: 'graph',
  operations: GRAPH_OPERATIONS,
  precheck: () => undefined,
  locate: async ({ request, segments }) => advancedQueryProblem(request, segments),
  respell: splitKeys,
  finish: (reply, request) => ({
    status: reply.status,
    headers: { ...commonHeaders(request), ...reply.headers },
    body: reply.body,
  }),

  failed(failure, request): WireReply {
    const { status, code, message, headers } = rowOf(GRAPH_ERRORS, failure);
    const innerError = {
      date: new Date(request.receivedAt).toISOString().slice(0, 19),
      'request-id': request.requestId,
      'client-request-id': request.correlationId,
    };
    return {
      status,
      headers: { ...commonHeaders(request), ...headers },
      body: { error: { code, message, innerError } },
    };
  },
};

function commonHeaders(request: WireRequest): Record<string, string> {
  return {
    'request-id': request.requestId,
    'client-request-id': request.correlationId,
    'odata-version': '4.0',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };
}

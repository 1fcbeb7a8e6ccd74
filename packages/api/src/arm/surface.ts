import { parseGuid } from '@mandate/rbac/guid';
import { rowOf } from '../failures.ts';
import { queryReader } from '../query.ts';
import type { Surface } from '../serve.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { ARM_ERRORS } from './errors.ts';
import type { ArmFailure } from './failures.ts';
import { ARM_OPERATIONS } from './operations.ts';

/** Azure Resource Manager: one origin, one token audience, one error shape. */
export const arm: Surface<ArmFailure> = {
  name: 'arm',
  operations: ARM_OPERATIONS,

  precheck(request) {
    const version = queryReader(request.query).get('api-version');
    return version === undefined || version === '' ? { kind: 'api-version-missing' } : undefined;
  },

  // The subscription is looked up before anything is decided, and one of another tenant does not exist.
  async locate({ request, caller, segments, apiVersions }, { ports }): Promise<ArmFailure | undefined> {
    if (segments[0]?.toLowerCase() === 'subscriptions' && segments[1] !== undefined) {
      const id = parseGuid(segments[1]);
      if (!id) return { kind: 'subscription-malformed', text: segments[1] };
      const owner = await ports.store.installation.findTenantOfSubscription(id);
      if (owner !== caller.tenant) return { kind: 'subscription-not-found', text: segments[1] };
    }
    const version = queryReader(request.query).get('api-version') ?? '';
    if (apiVersions && !apiVersions.includes(version.toLowerCase())) {
      return { kind: 'api-version-unsupported', version, supported: apiVersions };
    }
    return undefined;
  },

  finish: (reply, request) => ({
    status: reply.status,
    headers: { ...commonHeaders(request), ...reply.headers },
    body: reply.body,
  }),

  failed(failure, request): WireReply {
    const { status, code, message, headers } = rowOf(ARM_ERRORS, failure);
    return {
      status,
      headers: { ...commonHeaders(request), 'x-ms-failure-cause': 'gateway', ...headers },
      body: request.method === 'HEAD' ? undefined : { error: { code, message } },
    };
  },
};

function commonHeaders(request: WireRequest): Record<string, string> {
  const echoed = request.headers['x-ms-return-client-request-id']?.toLowerCase() === 'true';
  const clientRequestId = request.headers['x-ms-client-request-id'];
  return {
    'x-ms-request-id': request.requestId,
    'x-ms-correlation-request-id': request.correlationId,
    'cache-control': 'no-cache',
    pragma: 'no-cache',
    expires: '-1',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    ...(echoed && clientRequestId && parseGuid(clientRequestId) ? { 'x-ms-client-request-id': clientRequestId } : {}),
  };
}

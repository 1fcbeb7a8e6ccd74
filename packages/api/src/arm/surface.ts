import { parseGuid } from '@mandate/rbac/guid';
import { ok } from '@mandate/rbac/result';
import { rowOf } from '../failures.ts';
import { queryReader } from '../query.ts';
import type { Surface } from '../serve.ts';
import type { Headers, WireReply, WireRequest } from '../wire.ts';
import { admit } from './admission.ts';
import { enterByDelegation } from './enter.ts';
import { ARM_ERRORS } from './errors.ts';
import type { ArmFailure } from './failures.ts';
import { listEndpoints } from './list-endpoints.ts';
import { locate } from './location.ts';
import { ARM_OPERATIONS } from './operations.ts';
import { unserved } from './unserved.ts';

/** Azure Resource Manager: one origin, one token audience, one error shape. */
export const arm: Surface<ArmFailure> = {
  name: 'arm',
  operations: ARM_OPERATIONS,
  anonymous: [listEndpoints],
  enter: enterByDelegation,
  locate,
  unserved,
  admit: (located, { throttle, ports }) => (throttle ? admit(throttle, located, ports.clock.now()) : ok({})),

  precheck(request) {
    const version = queryReader(request.query).get('api-version');
    return version === undefined || version === '' ? { kind: 'api-version-missing' } : undefined;
  },

  finish: (reply, request) => ({
    status: reply.status,
    headers: { ...commonHeaders(request), ...reply.headers },
    body: request.method === 'HEAD' ? undefined : reply.body,
  }),

  failed: (failure, request, { origins }) => worded(failure, request, `${origins.login}/common`),

  // Old clients find out where to sign in by asking for a subscription without saying who they are.
  async unauthenticated(failure, { request, segments }, { ports, origins }) {
    const [collection = '', id = ''] = segments;
    const isSubscription = segments.length === 2 && collection.toLowerCase() === 'subscriptions';
    const subscription = isSubscription ? parseGuid(id) : undefined;
    const owner = subscription && (await ports.store.installation.findTenantOfSubscription(subscription));
    return worded(failure, request, `${origins.login}/${owner ?? 'common'}`);
  },
};

function worded(failure: ArmFailure, request: WireRequest, authority: string): WireReply {
  const { status, code, message, headers, challenge } = rowOf(ARM_ERRORS, failure);
  const described = message.replaceAll('"', "'");
  const authenticate = `Bearer authorization_uri="${authority}", error="invalid_token", error_description="${described}"`;
  return {
    status,
    headers: {
      ...commonHeaders(request),
      'x-ms-failure-cause': 'gateway',
      ...(challenge ? { 'www-authenticate': authenticate } : {}),
      ...headers,
    },
    body: request.method === 'HEAD' ? undefined : { error: { code, message } },
  };
}

function commonHeaders(request: WireRequest): Headers {
  const echoed = request.headers['x-ms-return-client-request-id']?.toLowerCase() === 'true';
  const clientRequestId = request.headers['x-ms-client-request-id'];
  const time = new Date(request.receivedAt).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return {
    'x-ms-request-id': request.requestId,
    'x-ms-correlation-request-id': request.correlationId,
    // Azure names the region that took the request; an installation has no regions.
    'x-ms-routing-request-id': `MANDATE:${time}:${request.requestId}`,
    'cache-control': 'no-cache',
    pragma: 'no-cache',
    expires: '-1',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    ...(echoed && clientRequestId && parseGuid(clientRequestId) ? { 'x-ms-client-request-id': clientRequestId } : {}),
  };
}

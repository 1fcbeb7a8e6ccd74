import type { Caller } from '@mandate/app/caller';
import { secondFactorPolicyOf } from '@mandate/app/credentials/second-factor-policy';
import { ok } from '@mandate/rbac/result';
import { rowOf } from '../failures.ts';
import type { Surface } from '../serve.ts';
import type { Headers, WireReply, WireRequest } from '../wire.ts';
import { readCaseless } from './caseless.ts';
import { PARTNER_CENTER_ERRORS } from './errors.ts';
import type { PartnerCenterFailure } from './failures.ts';
import { getOpenApi } from './openapi.ts';
import { PARTNER_CENTER_OPERATIONS } from './operations.ts';
import { unserved, unservedBesideIds } from './unserved.ts';

/** The Partner Center REST API, version 1. */
export const partnerCenter: Surface<PartnerCenterFailure> = {
  name: 'partner-center',
  operations: PARTNER_CENTER_OPERATIONS,
  anonymous: [getOpenApi],
  unserved,
  precheck: () => undefined,

  // People prove themselves by a second factor where their organization asks for one, also with a token from before it
  // did; applications have none to show (https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa).
  async locate(located, { ports }) {
    const { caller } = located;
    if (caller.kind === 'User' && caller.hasSecondFactor !== true) {
      const policy = await secondFactorPolicyOf(ports.store, caller.home);
      if (policy === 'required') return { kind: 'second-factor-required' };
    }
    return unservedBesideIds(located);
  },

  prepare(request, { body: schema }) {
    if (schema === null || request.body.kind !== 'json') return ok(request);
    const read = readCaseless(schema, request.body.value);
    return read.ok ? ok({ ...request, body: { kind: 'json', value: read.value } }) : read;
  },

  // Counted by the partner, whoever of its people or programs asks
  // (https://learn.microsoft.com/partner-center/developer/api-throttling-guidance).
  admit({ caller, request }, { throttle, ports }) {
    const taken = throttle?.take(`partner-center ${caller.home}`, 'trade', ports.clock.now());
    if (!taken || taken.ok) return ok(secondFactorTold(request, caller));
    return { ok: false, failure: { kind: 'throttled', retryAfterSeconds: taken.failure.retryAfterSeconds } };
  },

  finish: (reply, request) => ({
    status: reply.status,
    headers: { ...commonHeaders(request), ...reply.headers },
    body: request.method === 'HEAD' ? undefined : reply.body,
  }),

  failed(failure, request): WireReply {
    const { status, code, description, data, source, headers } = rowOf(PARTNER_CENTER_ERRORS, failure);
    const body =
      failure.kind === 'throttled'
        ? { statusCode: status, message: description }
        : { code, description: description.slice(0, 1024), data: data ?? [], source: source ?? CONTROLLERS };
    return {
      status,
      headers: { ...commonHeaders(request), ...headers },
      body: request.method === 'HEAD' ? undefined : body,
    };
  },
};

// Integrators ask for it to see whether their sign-in will do, before anybody insists on it.
function secondFactorTold({ headers }: WireRequest, { kind, hasSecondFactor }: Caller): Headers {
  if (kind !== 'User' || headers.validatemfa?.toLowerCase() !== 'true') return {};
  return { ismfacompliant: String(hasSecondFactor === true) };
}

const CONTROLLERS = 'PartnerApiServiceControllers';

function commonHeaders(request: WireRequest): Headers {
  return {
    'ms-requestid': oneLine(request.headers['ms-requestid']) ?? request.requestId,
    'ms-correlationid': oneLine(request.headers['ms-correlationid']) ?? request.correlationId,
    'ms-cv': request.correlationId.replaceAll('-', '').slice(0, 16),
    'ms-serverid': 'mandate',
    // Texts of errors are in English alone; saying otherwise would be a lie.
    'x-locale': 'en-US',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };
}

// What is sent back into a header is what a header may hold.
function oneLine(text: string | undefined): string | undefined {
  return text !== undefined && /^[\x21-\x7e]{1,128}$/.test(text) ? text : undefined;
}

import { splitPath } from '@mandate/api/path';
import type { Serve } from '@mandate/api/serve';
import type { WireReply, WireRequest } from '@mandate/api/wire';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { CSRF_HEADER, isSameOriginRequest } from '@mandate/identity/csrf';
import type { DeviceApproval } from '@mandate/identity/device-approval';
import type { OpenIdHandler } from '@mandate/identity/openid';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok } from '@mandate/rbac/result';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { openFrontDoor, type Tls } from './front-door.ts';
import type { OpenAnswer } from './open-addresses.ts';
import type { AccountEndpoints } from './portal-account.ts';
import { problem } from './portal-answers.ts';
import { answerDevice } from './portal-device.ts';
import { type PortalFiles, sendPortalFile } from './portal-files.ts';
import type { ProviderEndpoints } from './portal-provider.ts';
import { callerIn, type SessionEndpoints } from './portal-session.ts';
import { rawPath, send, toWireRequest } from './wire-request.ts';

/** The public protocols as the portal's browser reaches them, under `/as/{tenantId}/`. */
export type PortalSurface = 'arm' | 'graph' | 'partner-center';

/** What the portal's origin serves. */
export interface PortalDoorOptions {
  readonly origin: string;
  readonly tls: Tls;
  readonly log: Logger;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly openId: OpenIdHandler;
  readonly session: SessionEndpoints;
  readonly account: AccountEndpoints;
  readonly provider: ProviderEndpoints;
  readonly deviceApproval: DeviceApproval;
  readonly servePortal: Serve;
  readonly surfaces: Readonly<Record<PortalSurface, Serve>>;
  readonly files: PortalFiles;
  /** What is answered to whoever has the address, if it is such a one. */
  readonly openAddress: (request: {
    readonly method: string;
    readonly path: string;
  }) => Promise<OpenAnswer | undefined>;
}

// `unsafe-inline` is for styles alone: Fluent UI writes its style sheets while it runs. No script but our own runs.
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * The portal's origin: sign-in for applications, the session, the portal's read models, its files, and the public
 * operations in process. The session's cookie is read here and nowhere else; bearer tokens mean nothing here.
 */
export function openPortalDoor(options: PortalDoorOptions): FastifyInstance {
  return openFrontDoor(options, async (request, reply, unread) => {
    reply.headers(SECURITY_HEADERS);
    const path = rawPath(request);
    const wire = () => toWireRequest(request, path, options.origin, options, unread);
    if (/^\/(portal|as)(\/|$)/.test(path)) return send(reply, await answerOwn(options, wire()));
    const open = await options.openAddress({ method: request.method, path });
    if (open) {
      const { status, type, body } = open;
      return reply.code(status).header('cache-control', 'private, no-store').type(type).send(Buffer.from(body));
    }
    const arrived = path.startsWith('/sign-in/') && (await options.provider.arrive(wire()));
    if (arrived) return send(reply, arrived);
    if (await answerOpenId(options.openId, request, reply)) return reply;
    return sendPortalFile(options.files, request, reply);
  });
}

async function answerOwn(options: PortalDoorOptions, request: WireRequest): Promise<WireReply> {
  const fromPortal = isSameOriginRequest(
    {
      method: request.method,
      origin: request.headers.origin,
      secFetchSite: request.headers['sec-fetch-site'],
      csrfHeader: request.headers[CSRF_HEADER],
    },
    options.origin,
  );
  if (!fromPortal) return problem(403, { kind: 'cross-site' });
  const answered = (await options.session.answer(request)) ?? (await options.provider.answer(request));
  if (answered) return answered;

  const signedIn = await options.session.signedIn(request);
  const own =
    (await options.account(request, signedIn)) ?? (await answerDevice(options.deviceApproval, request, signedIn));
  if (own) return own;
  if (!request.path.startsWith('/as/')) {
    return options.servePortal(request, async () => (signedIn ? ok(callerIn(signedIn)) : fail(NOT_SIGNED_IN)));
  }
  const inner = enter(options, request);
  if (!inner) return problem(404, { kind: 'not-found' });
  const { serve, tenant, request: rest } = inner;
  return serve(rest, async () => (signedIn ? ok(callerIn(signedIn, tenant)) : fail(NOT_SIGNED_IN)));
}

const NOT_SIGNED_IN = { kind: 'credentials-missing' } as const;

// The tenant stands in the URL and never in the session, so that two tabs cannot mix two customers.
function enter({ origin, surfaces }: PortalDoorOptions, request: WireRequest) {
  const segments = splitPath(request.path);
  if (!segments.ok) return undefined;
  const [, tenantText = '', surface = ''] = segments.value;
  const tenant = parseGuid(tenantText);
  if (!tenant || !isPortalSurface(surface)) return undefined;
  const prefix = `/as/${tenantText}/${surface}`;
  if (!request.path.startsWith(`${prefix}/`)) return undefined;
  const base = `${origin}/as/${tenant}/${surface}`;
  return { serve: surfaces[surface], tenant, request: { ...request, path: request.path.slice(prefix.length), base } };
}

function isPortalSurface(text: string): text is PortalSurface {
  return text === 'arm' || text === 'graph' || text === 'partner-center';
}

async function answerOpenId(openId: OpenIdHandler, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const body =
    form && typeof request.body === 'string' ? Object.fromEntries(new URLSearchParams(request.body)) : undefined;
  const handled = await openId(request.raw, reply.raw, body);
  if (handled) reply.hijack();
  return handled;
}

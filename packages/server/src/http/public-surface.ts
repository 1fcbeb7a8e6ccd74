import type { Serve } from '@mandate/api/serve';
import type { Authenticate, AuthenticationFailure } from '@mandate/api/wire';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { audiencesOf, type Origins, type Surface } from '@mandate/identity/audiences';
import { toCaller } from '@mandate/identity/token-claims';
import type { TokenFailure, TokenVerifier } from '@mandate/identity/tokens';
import { fail, ok } from '@mandate/rbac/result';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { openFrontDoor, type Tls } from './front-door.ts';
import { rawPath, send, toWireRequest } from './wire-request.ts';

/** A public protocol on its own origin: bearer tokens only; cookies mean nothing here. */
export function openPublicSurface(options: {
  readonly surface: Surface;
  readonly serve: Serve;
  readonly verifier: TokenVerifier;
  readonly origins: Origins;
  readonly tls: Tls;
  readonly log: Logger;
  readonly clock: Clock;
  readonly randomness: Randomness;
}): FastifyInstance {
  const { surface, serve, verifier, origins } = options;
  const base = origins[surface];

  const authenticate: Authenticate = async (request) => {
    const verified = await verifier.verify(request.headers.authorization, surface);
    return verified.ok
      ? ok(toCaller(verified.value))
      : fail(toFailure(verified.failure, audiencesOf(surface, origins)));
  };

  return openFrontDoor(options, async (request, reply, unread) => {
    const wire = toWireRequest(request, rawPath(request), base, options, unread);
    return send(reply, await serve(wire, authenticate));
  });
}

function toFailure(failure: TokenFailure, accepted: readonly string[]): AuthenticationFailure {
  switch (failure.kind) {
    case 'missing':
      return { kind: 'credentials-missing' };
    case 'malformed-header':
      return { kind: 'credentials-malformed' };
    case 'wrong-audience':
      return { kind: 'token-audience', audience: failure.audience, accepted };
    case 'expired':
      return { kind: 'token-expired', expiredAt: failure.expiredAt, now: failure.now };
    case 'invalid':
    case 'wrong-issuer':
    case 'not-yet-valid':
      return { kind: 'token-invalid' };
  }
}

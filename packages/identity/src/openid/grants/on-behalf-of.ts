import type { Clock } from '@mandate/app/ports/world';
import { fail, ok } from '@mandate/rbac/result';
import { decodeJwt } from 'jose';
import type { SigningKeys } from '../../keys.ts';
import { issuerOf, openOwnToken } from '../../tokens.ts';
import { applicationOfAudience } from '../resources.ts';
import { wantsRefreshToken } from '../scopes.ts';
import type { SignIns } from '../sign-ins.ts';
import type { Grant } from './grant.ts';

/**
 * An application that a person has called with a token made for it, and that goes on to another resource for them
 * (RFC 7523, 2.1; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow). It gets no further
 * than the person would.
 */
export function onBehalfOfGrant(options: {
  readonly keys: Pick<SigningKeys, 'findPublicKey'>;
  readonly clock: Clock;
  readonly loginOrigin: string;
  readonly signIns: SignIns;
}): Grant<'on_behalf_of'> {
  const { keys, clock, loginOrigin, signIns } = options;

  return async ({ token, application, tenant }) => {
    if (application.kind !== 'registered') return fail({ kind: 'behalf-refused' });
    const now = clock.now();
    const opened = await openOwnToken(token.assertion, { keys, now });
    if (!opened || opened.issuer !== issuerOf(tenant, loginOrigin)) return fail({ kind: 'behalf-signature' });
    const { claims, audience, notBefore } = opened;
    if (applicationOfAudience(audience) !== application.appId) return fail({ kind: 'behalf-audience' });
    if (claims.kind !== 'User') return fail({ kind: 'behalf-refused' });
    if (claims.tenant !== tenant || claims.expiresAt <= now || notBefore > now) return fail({ kind: 'behalf-time' });

    const { amr } = decodeJwt(token.assertion);
    const methods = Array.isArray(amr) ? amr.filter((method): method is string => typeof method === 'string') : [];
    const proof = { user: claims.principal, home: claims.home, authTime: claims.authTime, methods };
    const signIn = await signIns.begin(proof);
    const user = await signIns.resume(signIn);
    if (!user.ok) return user;
    return ok({
      holder: { kind: 'user', user: user.value, signIn },
      asked: token.asked,
      nonce: null,
      refreshable: wantsRefreshToken(token.asked),
      spend: async () => ok(undefined),
    });
  };
}

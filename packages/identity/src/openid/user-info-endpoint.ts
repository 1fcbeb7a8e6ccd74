import type { Store } from '@mandate/app/ports/store';
import type { TokenVerifier } from '../tokens.ts';
import { type Endpoint, sendJson } from './endpoint.ts';

/**
 * Who the person is whom a token for Graph stands for (OpenID Connect Core 1.0, 5.3), in Entra's words. At Entra, too,
 * it is Graph's tokens that it takes.
 */
export function createUserInfoEndpoint(options: { readonly store: Store; readonly verifier: TokenVerifier }): Endpoint {
  const { store, verifier } = options;
  return {
    method: 'GET',
    async answer({ authority, request, response }) {
      const verified = await verifier.verify(request.headers.authorization, 'graph');
      const claims = verified.ok ? verified.value : undefined;
      const isHere = claims && (authority.kind === 'shared' || authority.tenant.id === claims.tenant);
      const user =
        isHere && claims.kind === 'User' ? await store.tenant(claims.home).findUser(claims.principal) : undefined;
      if (!user?.accountEnabled) {
        response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
        return { kind: 'token-refused' };
      }
      return sendJson(response, 200, {
        sub: user.id,
        name: user.displayName,
        ...(user.givenName === null ? {} : { given_name: user.givenName }),
        ...(user.surname === null ? {} : { family_name: user.surname }),
        ...(user.mail === null ? {} : { email: user.mail }),
        preferred_username: user.userPrincipalName,
      });
    },
  };
}

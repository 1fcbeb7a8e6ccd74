import { ok } from '@mandate/rbac/result';
import type { RefreshTokens } from '../refresh-tokens.ts';
import type { SignIns } from '../sign-ins.ts';
import type { Grant } from './grant.ts';

/**
 * A person who signed in before (RFC 6749, 6). The tenant and the resource may be others than then: the token belongs
 * to the sign-in, and what it opens is decided anew each time.
 */
export function refreshGrant(options: {
  readonly refreshTokens: RefreshTokens;
  readonly signIns: SignIns;
}): Grant<'refresh_token'> {
  const { refreshTokens, signIns } = options;
  return async ({ token, application }) => {
    const found = await refreshTokens.find(token.refreshToken, application);
    if (!found.ok) return found;
    const { signIn, asked } = found.value;
    const user = await signIns.resume(signIn);
    if (!user.ok) return user;
    return ok({
      holder: { kind: 'user', user: user.value, signIn },
      asked: token.asked ?? asked,
      nonce: null,
      // Without a successor the application would lose the sign-in.
      refreshable: true,
      spend: async () => ok(await refreshTokens.spend(found.value)),
    });
  };
}

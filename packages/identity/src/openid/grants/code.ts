import { fail, ok } from '@mandate/rbac/result';
import type { AuthorizationCodes } from '../authorization-codes.ts';
import { wantsRefreshToken } from '../scopes.ts';
import type { SignIns } from '../sign-ins.ts';
import type { Grant } from './grant.ts';

/** A person who has sent the application a code through their browser (RFC 6749, 4.1). */
export function codeGrant(options: {
  readonly codes: AuthorizationCodes;
  readonly signIns: SignIns;
}): Grant<'authorization_code'> {
  return async ({ token, application, tenant }) => {
    if (application.kind === 'first-party' && token.verifier === undefined) return fail({ kind: 'challenge-missing' });
    const { code, redirectUri, verifier } = token;
    const found = await options.codes.find({ code, client: application.appId, tenant, redirectUri, verifier });
    if (!found.ok) return found;
    const { signIn, nonce, spend } = found.value;
    const user = await options.signIns.resume(signIn);
    if (!user.ok) return user;
    return ok({
      holder: { kind: 'user', user: user.value, signIn },
      asked: token.asked ?? found.value.asked,
      nonce,
      refreshable: wantsRefreshToken(token.asked ?? found.value.asked) || wantsRefreshToken(found.value.asked),
      spend,
    });
  };
}

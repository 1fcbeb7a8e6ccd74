import type { Clock } from '@mandate/app/ports/world';
import { fail, ok } from '@mandate/rbac/result';
import type { PasswordCheck } from '../../password-check.ts';
import { wantsRefreshToken } from '../scopes.ts';
import type { SignIns } from '../sign-ins.ts';
import type { Grant } from './grant.ts';

/** A person whose password the application has collected (RFC 6749, 4.3). */
export function passwordGrant(options: {
  readonly clock: Clock;
  readonly checkPassword: PasswordCheck;
  readonly signIns: SignIns;
}): Grant<'password'> {
  return async ({ token, clientAddress }) => {
    const { userPrincipalName, password, asked } = token;
    const checked = await options.checkPassword({ userPrincipalName, password, clientAddress });
    if (!checked.ok) return fail({ kind: checked.failure.kind });
    const { user, tenant, mustChange } = checked.value;
    if (mustChange) return fail({ kind: 'must-change-password' });

    const proof = { user: user.id, home: tenant.id, authTime: options.clock.now(), methods: ['pwd'] };
    const signIn = await options.signIns.begin(proof);
    const resumed = await options.signIns.resume(signIn);
    if (!resumed.ok) return resumed;
    return ok({
      holder: { kind: 'user', user, signIn },
      asked,
      nonce: null,
      refreshable: wantsRefreshToken(asked),
      spend: async () => ok(undefined),
    });
  };
}

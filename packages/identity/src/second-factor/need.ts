import { secondFactorPolicyOf } from '@mandate/app/credentials/second-factor-policy';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';

/** What a person who has proved some of it still has to do about a second factor. */
export type SecondFactorNeed = 'none' | 'prove' | 'enrol';

/** Says what is missing, by what the person has and what their tenant asks for. */
export type SecondFactorNeedOf = (
  person: { readonly tenant: TenantId; readonly user: PrincipalId },
  methods: readonly string[],
) => Promise<SecondFactorNeed>;

/** The method that says that more than one factor was shown (RFC 8176). */
export const SEVERAL_FACTORS = 'mfa';

/** Decides by the store. Whoever has a second factor shows it, whether or not anybody asks for one. */
export function secondFactorNeeds(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
}): SecondFactorNeedOf {
  return async ({ tenant, user }, methods) => {
    if (methods.includes(SEVERAL_FACTORS)) return 'none';
    const factors = await options.signIn.listSecondFactors(tenant, user);
    if (factors.length > 0) return 'prove';
    return (await secondFactorPolicyOf(options.store, tenant)) === 'required' ? 'enrol' : 'none';
  };
}

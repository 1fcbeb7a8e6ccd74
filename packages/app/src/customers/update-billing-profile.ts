import { type BillingProfile, type BillingProfileProblem, billingProfileProblem } from '@mandate/domain/customers';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { isReseller, type NotTheReseller, recordTrade } from '../commerce/customer.ts';
import { personal } from '../ports/change-log.ts';

/** Why a billing profile was not changed. */
export type UpdateBillingProfileFailure =
  | NotTheReseller
  | { readonly kind: 'billing-profile-not-found' }
  | { readonly kind: 'billing-profile-stale' }
  | { readonly kind: 'billing-profile-refused'; readonly problem: BillingProfileProblem };

/** Replaces whom and where a customer is billed; the directory's own name stays what it is. */
export function updateBillingProfile(
  act: CallerAct,
  customer: TenantId,
  wanted: Omit<BillingProfile, 'id' | 'createdAt' | 'updatedAt' | 'version'> & { readonly seen: number | null },
): Promise<Result<BillingProfile, UpdateBillingProfileFailure>> {
  return commit<BillingProfile, UpdateBillingProfileFailure>(act, async (change) => {
    const partner = act.access.caller.home;
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const writer = change.tenant(customer);
    const before = await writer.findCommerce(partner, 'billing', customer);
    const now = act.ports.clock.now();
    const { seen, ...fields } = wanted;
    if (before && seen !== null && seen !== before.version) return fail({ kind: 'billing-profile-stale' });
    const after: BillingProfile = {
      ...fields,
      id: customer,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      version: (before?.version ?? 0) + 1,
    };
    const problem = billingProfileProblem(after);
    if (problem) return fail({ kind: 'billing-profile-refused', problem });
    await writer.putCommerce(partner, 'billing', after);
    await recordTrade(change, act, customer, {
      operation: 'Mandate.Commerce/billingProfiles/write',
      target: `customers/${customer}/profiles/billing`,
      before: before ? summary(before) : null,
      after: summary(after),
    });
    return ok(after);
  });
}

function summary({ companyName, email, address }: BillingProfile) {
  return { companyName: personal(companyName), email: personal(email), country: address.country };
}

import type { CustomerQualification, Qualification } from '@mandate/domain/qualifications';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { isReseller, type NotTheReseller, recordTrade } from '../commerce/customer.ts';

/** Why a customer is not qualified as was asked. */
export type QualifyCustomerFailure =
  | NotTheReseller
  /** What a partner once said of a customer stands. */
  | { readonly kind: 'qualification-final'; readonly qualification: Qualification };

/** Keeps what a partner says that its customer is; it can be said once, and saying it again changes nothing. */
export function qualifyCustomer(
  act: CallerAct,
  customer: TenantId,
  qualification: Qualification,
): Promise<Result<CustomerQualification, QualifyCustomerFailure>> {
  return commit<CustomerQualification, QualifyCustomerFailure>(act, async (change) => {
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const partner = act.access.caller.home;
    const writer = change.tenant(customer);
    const before = await writer.findCommerce(partner, 'qualification', customer);
    if (before?.qualification === qualification) return ok(before);
    if (before) return fail({ kind: 'qualification-final', qualification: before.qualification });
    const after: CustomerQualification = {
      id: customer,
      qualification,
      createdAt: act.ports.clock.now(),
      version: 1,
    };
    await writer.putCommerce(partner, 'qualification', after);
    await recordTrade(change, act, customer, {
      operation: 'Mandate.Commerce/qualifications/write',
      target: `customers/${customer}/qualification`,
      before: null,
      after: { qualification },
    });
    return ok(after);
  });
}

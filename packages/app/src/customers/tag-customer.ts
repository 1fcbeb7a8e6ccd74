import { type CustomerTagProblem, readTags } from '@mandate/domain/customer-tags';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';

/** Why a customer was not tagged. */
export type TagCustomerFailure = CustomerTagProblem | { readonly kind: 'relationship-not-found' };

/** Replaces the tags that the partner put on one of its customers. They are the partner's alone, and decide nothing. */
export async function tagCustomer(
  act: CallerAct,
  { customer, tags }: { readonly customer: TenantId; readonly tags: readonly string[] },
): Promise<Result<readonly string[], TagCustomerFailure>> {
  const read = readTags(tags);
  if (!read.ok) return read;
  const partner = act.access.caller.home;
  return commit<readonly string[], TagCustomerFailure>(act, async (change) => {
    const relationship = await change.tenant(customer).findRelationship(partner);
    if (relationship?.state !== 'active' && relationship?.state !== 'requested') {
      return fail({ kind: 'relationship-not-found' });
    }
    const writer = change.tenant(partner);
    const before = (await writer.listCustomerTags([customer])).get(customer) ?? [];
    await writer.putCustomerTags(customer, read.value);
    await writer.record({
      operation: 'Mandate.Customers/tags/write',
      target: `customers/${customer}`,
      before: { tags: before },
      after: { tags: read.value },
    });
    return ok((await writer.listCustomerTags([customer])).get(customer) ?? []);
  });
}

import { isPresent } from '@mandate/app/access';
import type { CallerAct } from '@mandate/app/act';
import { type CustomerIdMalformed, type NotTheReseller, resoldCustomer } from '@mandate/app/commerce/customer';
import { mayInDirectory } from '@mandate/app/directory/authorize';
import type { TenantReader } from '@mandate/app/ports/store';
import type { SoldSubscription } from '@mandate/domain/commerce/subscriptions';
import { subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import type { CustomerSummary } from '@mandate/domain/customers';
import type { DirectoryRight } from '@mandate/domain/directory-rights';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { withEntry } from '../granting.ts';
import type { Work } from '../operation.ts';
import type { PartnerCenterFailure } from './failures.ts';

/** The customer that a path names, with a reader of its tenant. */
export interface CustomerPlace {
  readonly id: TenantId;
  readonly partner: TenantId;
  readonly summary: CustomerSummary;
  readonly reader: TenantReader;
}

/** Finds the customer that a path names among those this partner is the reseller of. */
export async function customerAt(
  text: string,
  { access, store }: Pick<Work, 'access' | 'store'>,
): Promise<Result<CustomerPlace, NotTheReseller | CustomerIdMalformed>> {
  const found = await resoldCustomer(store, access, text);
  if (!found.ok) return found;
  const { id } = found.value;
  return ok({ id, partner: access.caller.home, summary: found.value, reader: store.tenant(id) });
}

/** The subscription that a path names, as it stands now. */
export async function soldSubscriptionAt(
  text: string,
  { reader, partner }: CustomerPlace,
  now: number,
): Promise<Result<SoldSubscription, PartnerCenterFailure>> {
  const id = parseGuid(text);
  const found = id && (await reader.findCommerce(partner, 'subscription', id));
  return found ? ok(subscriptionAt(found, now)) : fail({ kind: 'sold-subscription-not-found', text });
}

/**
 * The act of the same caller within a customer's directory, if delegated admin of either kind gives it the right there:
 * being the reseller is no reason to know who works at a customer.
 */
export async function actAtCustomer(
  place: CustomerPlace,
  right: DirectoryRight,
  { act, snapshotIn }: Pick<Work, 'act' | 'snapshotIn'>,
  over?: PrincipalId,
): Promise<Result<CallerAct, PartnerCenterFailure>> {
  const there = await snapshotIn(place.id);
  if (!isPresent(there) || !mayInDirectory(there, right, over)) {
    return fail({ kind: 'customer-directory-refused', customer: place.id });
  }
  // Where both read a partition, the first reading stands: what moved between the two is decided anew.
  const read = new Map([...there.read, ...act.expected].map((each) => [each.partition, each]));
  return ok({
    ...act,
    access: { ...there, validUntil: Math.min(there.validUntil, act.access.validUntil) },
    expected: [...read.values()],
    context: {
      ...act.context,
      tenant: place.id,
      through: place.partner,
      ground: withEntry({ partner: act.context.ground, directoryRoles: [...there.directoryRoles], right }, there),
    },
  });
}

import type { CustomerSummary } from '@mandate/domain/customers';
import { sellsTo } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { AccessSnapshot } from '../access.ts';
import type { CallerAct } from '../act.ts';
import type { ChangeEntry } from '../ports/change-log.ts';
import type { Change, Store } from '../ports/store.ts';

/** Nobody that this partner is the reseller of has this id; whether somebody else has, is none of its business. */
export interface NotTheReseller {
  readonly kind: 'not-the-reseller';
  readonly customer: string;
}

/** The text is no GUID. */
export interface CustomerIdMalformed {
  readonly kind: 'customer-id-malformed';
  readonly text: string;
}

/** The customer of that id whom the caller's home is the reseller of. */
export async function resoldCustomer(
  store: Pick<Store, 'partner'>,
  access: AccessSnapshot,
  text: string,
): Promise<Result<CustomerSummary, NotTheReseller | CustomerIdMalformed>> {
  const id = parseGuid(text);
  if (!id) return fail({ kind: 'customer-id-malformed', text });
  const found = await store.partner(access.caller.home).findCustomer(id);
  return found?.relationship.state === 'active' ? ok(found) : fail({ kind: 'not-the-reseller', customer: id });
}

/** Whether the caller's home sells to the customer, as the transaction sees it. */
export async function isReseller(change: Change, act: CallerAct, customer: TenantId): Promise<boolean> {
  return sellsTo(await change.tenant(customer).findRelationship(act.access.caller.home));
}

/** Records an act of trade in the logs of both sides. */
export async function recordTrade(
  change: Change,
  act: CallerAct,
  customer: TenantId,
  entry: ChangeEntry,
): Promise<void> {
  await change.tenant(customer).record(entry);
  await change.tenant(act.access.caller.home).record(entry);
}

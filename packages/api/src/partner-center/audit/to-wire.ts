import type { AuditEntry } from '@mandate/app/notifications/audit-trail';
import type { Recordable } from '@mandate/app/ports/change-log';
import type { Store } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { attributesOf, dateTime } from '../resources.ts';
import type { AuditRecordWire } from './wire.ts';

/** How people, programs and customers are called. */
export interface AuditNames {
  readonly actors: ReadonlyMap<PrincipalId, string>;
  readonly customers: ReadonlyMap<TenantId, { readonly name: string; readonly domain: string | undefined }>;
}

/**
 * Looks the names up. Somebody of a customer is named only as far as the customer's own act did: its staff is not the
 * partner's to list.
 */
export async function namesFor(rows: readonly AuditEntry[], partner: TenantId, store: Store): Promise<AuditNames> {
  const own = rows.flatMap(({ record: { actor } }) =>
    actor.kind !== 'Operator' && actor.home === partner ? [actor.id] : [],
  );
  const found = await store.tenant(partner).findPrincipals([...new Set(own)].slice(0, 1000));
  const actors = new Map(
    found.map((each) => [each.id, each.kind === 'User' ? each.userPrincipalName : each.displayName] as const),
  );
  const customers = new Map<TenantId, { name: string; domain: string | undefined }>();
  for (const customer of new Set(rows.flatMap((row) => row.customer ?? []))) {
    const line = await store.partner(partner).findCustomer(customer);
    const name = line?.companyName ?? (await store.tenant(customer).tenant())?.displayName;
    if (name !== undefined) customers.set(customer, { name, domain: line?.domain });
  }
  return { actors, customers };
}

/** How whoever did something is called. */
export function actorOf({ actor }: AuditEntry['record'], { actors }: AuditNames): string {
  return actor.kind === 'Operator' ? 'Mandate' : (actors.get(actor.id) ?? actor.id);
}

/** Writes an audit record as the API does. */
export function auditToWire(
  { id, record, act, customer }: AuditEntry,
  partner: TenantId,
  names: AuditNames,
): AuditRecordWire {
  const { actor } = record;
  const known = customer && names.customers.get(customer);
  const customizedData = [
    ...(known?.domain ? [{ key: 'PrimaryDomainName', value: known.domain }] : []),
    ...(customer ? [{ key: 'Relationship', value: 'Reseller' }] : []),
    { key: 'Resource', value: record.target },
  ];
  return {
    id,
    partnerId: partner,
    participants: customer ? [partner, customer] : [partner],
    ...(customer ? { customerId: customer } : {}),
    ...(known ? { customerName: known.name } : {}),
    userPrincipalName: actorOf(record, names),
    ...(actor.kind === 'ServicePrincipal' ? { applicationId: actor.id } : {}),
    resourceType: act.resourceType,
    ...recordedAs('resourceOldValue', record.before),
    ...recordedAs('resourceNewValue', record.after),
    operationType: act.operationType,
    originalCorrelationId: record.request.correlationId,
    operationDate: dateTime(record.at),
    operationStatus: 'succeeded',
    customizedData,
    attributes: attributesOf('AuditRecord'),
  };
}

function recordedAs<Name extends string>(name: Name, value: Recordable): { readonly [K in Name]?: string } {
  return value === null ? {} : ({ [name]: JSON.stringify(plain(value)) } as { readonly [K in Name]: string });
}

// Personal texts are marked in the log, which is nothing to an auditor.
function plain(value: Recordable): unknown {
  if (Array.isArray(value)) return value.map((each: Recordable) => plain(each));
  if (typeof value !== 'object' || value === null) return value;
  if ('personal' in value && typeof value.personal === 'string') return value.personal;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each as Recordable)]));
}

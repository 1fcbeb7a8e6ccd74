import type { Store } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { relationshipPage } from './list-options.ts';
import { BASE, ItemWire, ListWire } from './wire.ts';

const CUSTOMERS = `${BASE}/delegatedAdminCustomers` as const;
const CONTEXT = '/v1.0/$metadata#tenantRelationships/delegatedAdminCustomers';

/**
 * The customers that an active relationship stands with, by id: they come and go with their relationships, and nobody
 * makes or removes them.
 */
export const listDelegatedAdminCustomers = operation({
  id: 'tenantRelationship.ListDelegatedAdminCustomer',
  method: 'GET',
  path: CUSTOMERS,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ListWire },

  async handle({ query, link }, { access, store }) {
    for (const option of ['$expand', '$skip', '$search', '$filter', '$orderby', '$select']) {
      if (query.get(option) !== undefined) return fail({ kind: 'query-option-unsupported', option });
    }
    const page = relationshipPage(query);
    if (!page.ok) return page;
    const reader = store.tenant(access.caller.home);
    const { rows, next } = await reader.listDelegatedAdminCustomers(access.at, page.value);
    return reply(200, {
      '@odata.context': link(CONTEXT),
      ...(next ? { '@odata.nextLink': link(`${CUSTOMERS}?${query.with('$skiptoken', next)}`) } : {}),
      value: await Promise.all(rows.map((customer) => customerToWire(store, customer))),
    });
  },
});

/** One of them. */
export const getDelegatedAdminCustomer = operation({
  id: 'tenantRelationship.GetDelegatedAdminCustomer',
  method: 'GET',
  path: `${CUSTOMERS}/{customerId}`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ItemWire },

  async handle({ params, link }, { access, store }) {
    const customer = await findCustomer(store, { partner: access.caller.home, id: params.customerId, now: access.at });
    if (!customer) return fail({ kind: 'delegated-admin-customer-not-found' });
    return reply(200, { '@odata.context': link(`${CONTEXT}/$entity`), ...(await customerToWire(store, customer)) });
  },
});

/** Where a customer's services are managed: here, its Azure portal. */
export const listServiceManagementDetails = operation({
  id: 'tenantRelationship.delegatedAdminCustomer.ListServiceManagementDetail',
  method: 'GET',
  path: `${CUSTOMERS}/{customerId}/serviceManagementDetails`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ListWire },

  async handle({ params, link }, { access, store, origins }) {
    const customer = await findCustomer(store, { partner: access.caller.home, id: params.customerId, now: access.at });
    if (!customer) return fail({ kind: 'delegated-admin-customer-not-found' });
    const azure = {
      id: 'microsoftAzureManagementPortal',
      serviceName: 'Microsoft Azure Management Portal',
      serviceManagementUrl: `${origins.portal}/azure/${customer}`,
    };
    return reply(200, { '@odata.context': link(`${CONTEXT}('${customer}')/serviceManagementDetails`), value: [azure] });
  },
});

async function findCustomer(
  store: Pick<Store, 'tenant'>,
  { partner, id, now }: { readonly partner: TenantId; readonly id: string; readonly now: number },
): Promise<TenantId | undefined> {
  const customer = parseGuid(id);
  if (!customer) return undefined;
  const search = { customer, status: 'active', now } as const;
  const { rows } = await store.tenant(partner).listDelegatedAdmin(search, { after: null, limit: 1 });
  return rows.length > 0 ? customer : undefined;
}

async function customerToWire(store: Pick<Store, 'tenant'>, customer: TenantId) {
  const displayName = (await store.tenant(customer).tenant())?.displayName ?? '';
  return { id: customer, tenantId: customer, displayName };
}

import { listEntrants } from '@mandate/app/delegated-admin/entrants';
import type { Store } from '@mandate/app/ports/store';
import { delegatedAdminAt } from '@mandate/domain/delegated-admin';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { customerName } from './ending.ts';
import type { AccessMatrix, CustomerEntrants } from './wire.ts';

const RELATIONSHIPS = 50;
const LONGEST_SEARCH = 256;

/** Who of the partner's people can enter a customer's tenant now, as what and through what. */
export const getCustomerEntrants = operation({
  id: 'Portal_GetCustomerEntrants',
  method: 'GET',
  path: '/portal/customers/{id}/entrants',
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: Type.Object({ people: Type.Array(Type.Object({ id: Type.String() })) }) },

  async handle({ params }, { access, store }) {
    const partner = access.caller.home;
    const customer = parseGuid(params.id);
    const known = customer && (await store.partner(partner).findCustomer(customer));
    if (!customer || !known) return fail({ kind: 'not-found' });
    const found = await listEntrants(store, { partner, customer, now: access.at });
    const groups = await groupNames(store, partner, [
      ...new Set(found.flatMap(({ through }) => through.map((each) => each.group))),
    ]);
    const entrants: CustomerEntrants = {
      people: found.map(({ principal, entry, azure, partnerRoles, through }) => ({
        id: principal.id,
        name: principal.displayName,
        isApplication: principal.kind === 'ServicePrincipal',
        by: entry.by,
        roles: [...entry.roleTemplates],
        azure,
        partnerRoles: [...partnerRoles],
        through: through.map(({ relationship, group }) => ({
          relationship: { id: relationship.id, displayName: relationship.displayName },
          group: groups.get(group) ?? group,
        })),
      })),
    };
    return reply(200, entrants);
  },
});

/** Which groups hold which roles through which active relationships, over all customers. */
export const listAccessMatrix = operation({
  id: 'Portal_ListAccessMatrix',
  method: 'GET',
  path: '/portal/access-matrix',
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: Type.Object({ rows: Type.Array(Type.Object({})), next: Type.Union([Type.String(), Type.Null()]) }) },

  async handle({ query }, { access, store }) {
    const partner = access.caller.home;
    const reader = store.tenant(partner);
    const name = query.get('search') ?? '';
    if (name.length > LONGEST_SEARCH) return fail({ kind: 'bad-request', detail: 'search is too long.' });
    const search = { now: access.at, status: 'active', name } as const;
    const page = await reader.listDelegatedAdmin(search, { after: query.get('after') ?? null, limit: RELATIONSHIPS });
    const assigned = await Promise.all(page.rows.map(async ({ id }) => reader.listAccessAssignments(id)));
    const groups = await groupNames(store, partner, [...new Set(assigned.flat().map(({ group }) => group))]);
    const rows = page.rows.map(async (stored, index) => {
      const relationship = delegatedAdminAt(stored, access.at);
      return {
        relationship: { id: relationship.id, displayName: relationship.displayName },
        customer: { id: relationship.customer ?? '', name: await customerName(store, relationship) },
        endsAt: new Date(relationship.endsAt ?? 0).toISOString(),
        groups: (assigned[index] ?? []).map(({ group, roles }) => ({
          id: group,
          name: groups.get(group) ?? group,
          roles: [...roles],
        })),
      };
    });
    const matrix: AccessMatrix = { rows: await Promise.all(rows), next: page.next };
    return reply(200, matrix);
  },
});

async function groupNames(
  store: Pick<Store, 'tenant'>,
  partner: TenantId,
  ids: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, string>> {
  const names = new Map<PrincipalId, string>();
  for (let start = 0; start < ids.length; start += 1000) {
    const found = await store.tenant(partner).findPrincipals(ids.slice(start, start + 1000));
    for (const { id, displayName } of found) names.set(id, displayName);
  }
  return names;
}

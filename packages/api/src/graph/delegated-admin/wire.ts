import { etagOf } from '@mandate/app/delegated-admin/current';
import type { DelegatedAdminOperation, DelegatedAdminRequest } from '@mandate/app/ports/delegated-admin';
import type { Store } from '@mandate/app/ports/store';
import type { AccessAssignment, DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { durationOf } from '@mandate/domain/delegated-admin-terms';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { Type } from 'typebox';

/** Where the operations live. */
export const BASE = '/v1.0/tenantRelationships';
/** Where relationships live. */
export const RELATIONSHIPS = `${BASE}/delegatedAdminRelationships` as const;

/** A single object; `$select` decides which properties it has. */
export const ItemWire = Type.Object({ id: Type.Optional(Type.String()) });

/** A page of objects. */
export const ListWire = Type.Object({
  '@odata.context': Type.String(),
  '@odata.count': Type.Optional(Type.Number()),
  '@odata.nextLink': Type.Optional(Type.String()),
  value: Type.Array(ItemWire),
});

/** The roles of a relationship or an assignment. */
export const AccessDetailsBody = Type.Object(
  {
    '@odata.type': Type.Optional(Type.String()),
    unifiedRoles: Type.Array(
      Type.Object(
        { '@odata.type': Type.Optional(Type.String()), roleDefinitionId: Type.String({ maxLength: 64 }) },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);

type Properties = Readonly<Record<string, unknown>>;

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const rolesOf = (roles: readonly Guid[]) => ({ unifiedRoles: roles.map((role) => ({ roleDefinitionId: role })) });

/** Writes relationships as Graph does. A customer's name is shown once the partner has to do with it. */
export async function relationshipToWire(
  store: Pick<Store, 'tenant'>,
  relationship: DelegatedAdminRelationship,
  select: readonly string[] | null,
): Promise<Properties> {
  const { customer, partner, autoExtendDays } = relationship;
  const all = {
    '@odata.etag': etagOf(relationship),
    id: relationship.id,
    displayName: relationship.displayName,
    duration: durationOf(relationship.durationDays),
    customer: customer && {
      tenantId: customer,
      displayName: await nameOf(store, { partner, customer, known: relationship.activatedAt !== null }),
    },
    accessDetails: rolesOf(relationship.roles),
    status: relationship.status,
    autoExtendDuration: autoExtendDays === 0 ? 'PT0S' : durationOf(autoExtendDays),
    createdDateTime: timeOf(relationship.createdAt),
    lastModifiedDateTime: timeOf(relationship.updatedAt),
    activatedDateTime: timeOf(relationship.activatedAt),
    endDateTime: timeOf(relationship.endsAt),
  };
  return pick(all, select);
}

async function nameOf(
  store: Pick<Store, 'tenant'>,
  { partner, customer, known }: { readonly partner: TenantId; readonly customer: TenantId; readonly known: boolean },
): Promise<string> {
  const reader = store.tenant(customer);
  if (!known && !(await reader.findRelationship(partner))) return '';
  return (await reader.tenant())?.displayName ?? '';
}

/** Writes an assignment as Graph does. Right after it was made it is called pending, as clients expect. */
export function assignmentToWire(
  assignment: AccessAssignment,
  status: 'pending' | 'active' = 'active',
  select: readonly string[] | null = null,
): Properties {
  const all = {
    '@odata.etag': etagOf(assignment),
    id: assignment.id,
    status,
    createdDateTime: timeOf(assignment.createdAt),
    lastModifiedDateTime: timeOf(assignment.updatedAt),
    accessContainer: { accessContainerId: assignment.group, accessContainerType: 'securityGroup' },
    accessDetails: rolesOf(assignment.roles),
  };
  return pick(all, select);
}

/** Writes a request as Graph does. Right after it was made it is called created, though it has been done. */
export function requestToWire(
  { id, action, at }: DelegatedAdminRequest,
  status: 'created' | 'succeeded' = 'succeeded',
): Properties {
  return { id, action, status, createdDateTime: timeOf(at), lastModifiedDateTime: timeOf(at) };
}

/** Writes an operation as Graph does; by the time anybody can ask for one it is done. */
export function operationToWire({ id, assignment, at }: DelegatedAdminOperation): Properties {
  return {
    id,
    operationType: 'delegatedAdminAccessAssignmentUpdate',
    status: 'succeeded',
    data: JSON.stringify({ accessAssignmentId: assignment }),
    createdDateTime: timeOf(at),
    lastModifiedDateTime: timeOf(at),
  };
}

function pick(all: Properties, names: readonly string[] | null): Properties {
  if (!names) return all;
  const kept = Object.entries(all).filter(([name]) => name === '@odata.etag' || names.includes(name));
  return Object.fromEntries(kept);
}

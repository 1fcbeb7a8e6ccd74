import type { Among, Relation } from '@mandate/app/ports/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether a principal stands in a relation to an object. Groups are walked only through those that are there: a deleted
 * one keeps its rows, which count again when it comes back. `union` ends the walk where groups contain each other.
 */
export function relatedCondition(tenant: TenantId, { by, to }: NonNullable<Among['related']>): RawBuilder<SqlBool> {
  return sql`(principal.id <> ${to} and principal.id in (${RELATED[by](tenant, to)}))`;
}

const RELATED: Record<Relation, (tenant: TenantId, to: PrincipalId) => RawBuilder<unknown>> = {
  membersOf: (tenant, to) => sql`select member_id from group_member where tenant_id = ${tenant} and group_id = ${to}`,
  groupsOf: (tenant, to) => sql`select group_id from group_member where tenant_id = ${tenant} and member_id = ${to}`,
  ownersOf: (tenant, to) => sql`select owner_id from object_owner where tenant_id = ${tenant} and object_id = ${to}`,
  ownedBy: (tenant, to) => sql`select object_id from object_owner where tenant_id = ${tenant} and owner_id = ${to}`,
  transitiveMembersOf: (tenant, to) => sql`with recursive inside(id) as (
    select member_id from group_member where tenant_id = ${tenant} and group_id = ${to}
    union
    select group_member.member_id from inside
    join principal as container on container.tenant_id = ${tenant} and container.id = inside.id
    join group_member on group_member.tenant_id = ${tenant} and group_member.group_id = inside.id
  ) select id from inside`,
  transitiveGroupsOf: (tenant, to) => sql`with recursive above(id) as (
    select group_id from group_member where tenant_id = ${tenant} and member_id = ${to}
    union
    select group_member.group_id from above
    join principal as container on container.tenant_id = ${tenant} and container.id = above.id
    join group_member on group_member.tenant_id = ${tenant} and group_member.member_id = above.id
  ) select id from above`,
};

/** The groups above an object, there or deleted, as far as they are there, and the object itself. */
export function selfAndGroups(tenant: TenantId, id: PrincipalId): RawBuilder<unknown> {
  return sql`select ${id} union select principal.id from principal where principal.tenant_id = ${tenant}
    and principal.id in (${RELATED.transitiveGroupsOf(tenant, id)})`;
}

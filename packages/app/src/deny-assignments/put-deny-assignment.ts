import type { PrincipalType } from '@mandate/domain/directory';
import { type DenialFault, denialFaults } from '@mandate/rbac/deny-assignments';
import { type DenyAssignment, EVERYONE, type Guid, type PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { StoredDenyAssignment } from '../ports/role-assignments.ts';
import type { TenantReader } from '../ports/store.ts';
import { principalTypeOf } from '../role-assignments/assign-role.ts';
import { denyAssignmentId, toRecord } from './record.ts';

/** A deny assignment as asked for. */
export type PutDenyAssignment = DenyAssignment & Pick<StoredDenyAssignment, 'scopeText' | 'description'>;

/** Why a deny assignment was not written. */
export type PutDenyAssignmentFailure =
  | { readonly kind: 'denial-invalid'; readonly fault: DenialFault }
  | { readonly kind: 'denial-exists' }
  | { readonly kind: 'denial-protected'; readonly id: Guid }
  | { readonly kind: 'principal-not-found'; readonly principal: PrincipalId; readonly tenant: string }
  | GateFailure;

/** The denial as it stands now, and whether it is new. */
export interface PutDenial {
  readonly denial: StoredDenyAssignment;
  readonly created: boolean;
}

/**
 * Creates a deny assignment or replaces it. People may deny less than the system: no reads, no data, nothing that would
 * keep a denial from being lifted, and either everybody but somebody or exactly one user or application
 * (https://learn.microsoft.com/azure/role-based-access-control/deny-assignments).
 */
export async function putDenyAssignment(
  act: CallerAct,
  wanted: PutDenyAssignment,
): Promise<Result<PutDenial, PutDenyAssignmentFailure>> {
  const { caller } = act.access;
  const gated = { scope: wanted.scope, does: 'write' } as const;
  return commitAt<PutDenial, PutDenyAssignmentFailure>(act, gated, async (change) => {
    const writer = change.tenant(caller.tenant);
    const named = [...wanted.principals, ...wanted.excludedPrincipals].filter((principal) => principal !== EVERYONE);
    const types = await typesOf(writer, change.tenant, named);
    const stranger = named.find((principal) => !types.has(principal));
    if (stranger) return fail({ kind: 'principal-not-found', principal: stranger, tenant: caller.tenant });
    const [fault] = denialFaults({ ...wanted, typeOf: (principal) => types.get(principal) });
    if (fault) return fail({ kind: 'denial-invalid', fault });

    const all = await writer.listDenyAssignments();
    const existing = all.find(({ id }) => id === wanted.id);
    if (existing?.isSystemProtected) return fail({ kind: 'denial-protected', id: existing.id });
    const isTaken = all.some(({ id, scope, name }) =>
      id === wanted.id ? scope !== wanted.scope : scope === wanted.scope && sameName(name, wanted.name),
    );
    if (isTaken) return fail({ kind: 'denial-exists' });

    const now = act.ports.clock.now();
    const denial: StoredDenyAssignment = {
      ...wanted,
      scopeText: existing?.scopeText ?? wanted.scopeText,
      isSystemProtected: false,
      createdAt: existing?.createdAt ?? now,
      updatedAt: now,
      createdBy: existing ? existing.createdBy : caller.id,
      updatedBy: caller.id,
    };
    if (existing) await writer.removeDenyAssignment(existing.id);
    const added = await writer.addDenyAssignment(denial);
    if (!added.ok) return fail({ kind: 'denial-exists' });
    await writer.record({
      operation: 'Microsoft.Authorization/denyAssignments/write',
      target: denyAssignmentId(denial),
      before: existing ? toRecord(existing) : null,
      after: toRecord(denial),
    });
    return ok({ denial, created: !existing });
  });
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** What each principal is that exists in the tenant or is a group of a partner related to it. */
async function typesOf(
  tenant: TenantReader,
  other: (tenant: TenantReader['id']) => TenantReader,
  principals: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, PrincipalType>> {
  const types = new Map<PrincipalId, PrincipalType>();
  for (const principal of new Set(principals)) {
    const type = await principalTypeOf(tenant, other, principal);
    if (type) types.set(principal, type);
  }
  return types;
}

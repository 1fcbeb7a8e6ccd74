import type { TenantId } from '@mandate/domain/tenants';
import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import { ok } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import type { StoredRoleDefinition } from '../ports.ts';

/**
 * Gives an installation the built-in roles that ship with Mandate, unless it has roles already: without any, nobody
 * could be given anything. The partner's log tells of it, since the roles are its installation's.
 */
export async function bringBuiltInRoles(act: Act, partner: TenantId): Promise<void> {
  const present = await act.ports.store.access.roles();
  if (present.roles.size > 0) return;
  const now = act.ports.clock.now();
  const roles = BUILT_IN_ROLES.map(({ id, name, kind, permissions, assignableScopes }): StoredRoleDefinition => {
    return { id, name, kind, permissions, assignableScopes, description: '', createdAt: now, updatedAt: now };
  });
  await commit(act, async (change) => {
    await change.importBuiltInRoles(roles);
    await change.tenant(partner).record({
      operation: 'Mandate.Installation/builtInRoles/import/action',
      target: 'builtInRoles',
      before: null,
      after: { roles: roles.length },
    });
    return ok(undefined);
  });
}

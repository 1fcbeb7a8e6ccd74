import type { TenantId } from '@mandate/domain/tenants';
import type { RoleId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import type { StoredRoleDefinition } from '../ports/role-assignments.ts';
import { builtInRoles } from './built-in-roles.ts';
import { type ListingFailure, readListing } from './read-listing.ts';

/** What an import of roles did. */
export interface ImportedRoles {
  readonly added: number;
  readonly changed: number;
  /** Roles of an earlier import that are not in this listing. */
  readonly removed: number;
  readonly unchanged: number;
  /** Custom roles in the listing, which were left out. */
  readonly custom: number;
}

/**
 * Replaces the installation's built-in roles by a listing from Azure, all or nothing. A listing that says what is here
 * already changes nothing.
 */
export async function importRoles(
  act: Act,
  wanted: { readonly partner: TenantId; readonly listing: unknown },
): Promise<Result<ImportedRoles, ListingFailure>> {
  const listing = readListing(wanted.listing);
  if (!listing.ok) return fail(listing.failure);
  const { custom } = listing.value;
  const { roles: imported } = await act.ports.store.access.roles();
  const present = builtInRoles(imported);
  const now = act.ports.clock.now();
  const roles = listing.value.roles.map((role): StoredRoleDefinition => {
    const known = present.get(role.id);
    const createdAt = role.createdAt ?? known?.createdAt ?? now;
    // Some listings carry no descriptions; ours are better than none.
    const description = role.description || (known?.description ?? '');
    return { ...role, description, kind: 'BuiltInRole', createdAt, updatedAt: role.updatedAt ?? createdAt };
  });
  const added = roles.filter(({ id }) => !present.has(id));
  const changed = roles.filter((role) => {
    const known = present.get(role.id);
    return known !== undefined && !isSame(known, role);
  });
  const unchanged = roles.length - added.length - changed.length;
  const listed = new Set<RoleId>(roles.map(({ id }) => id));
  // What came with an earlier listing leaves with it; the roles that ship with Mandate show again as they are there.
  const leaving = [...imported.keys()].filter((id) => !listed.has(id));
  if (added.length + changed.length + leaving.length === 0) {
    return ok({ added: 0, changed: 0, removed: 0, unchanged, custom });
  }

  const before = present.size;
  const committed = await commit<void, never>(act, async (change) => {
    await change.importBuiltInRoles(roles);
    await change.tenant(wanted.partner).record({
      operation: 'Mandate.Installation/builtInRoles/import/action',
      target: 'builtInRoles',
      before: { roles: before },
      after: {
        roles: before + added.length - leaving.length,
        added: added.map(({ id }) => id),
        changed: changed.map(({ id }) => id),
        removed: leaving,
      },
    });
    return ok(undefined);
  });
  if (!committed.ok) return committed;
  return ok({ added: added.length, changed: changed.length, removed: leaving.length, unchanged, custom });
}

function isSame(one: StoredRoleDefinition, other: StoredRoleDefinition): boolean {
  return contentOf(one) === contentOf(other);
}

// The lists of a role are compared in their order: Azure keeps it, and a new order only costs one more write.
function contentOf({ name, description, permissions, assignableScopes }: StoredRoleDefinition): string {
  const entries = permissions.map(({ actions, notActions, dataActions, notDataActions, condition }) => {
    return [actions, notActions, dataActions, notDataActions, condition];
  });
  return JSON.stringify([name, description, assignableScopes, entries]);
}

import { OWNER, RBAC_ADMINISTRATOR, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import { mayWriteRoleAssignmentsUnconditionally } from '@mandate/rbac/escalation';
import type { RoleId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type ListedRole, readEntry } from './role-listing.ts';
import type { RoleProblem } from './role-problem.ts';

/** A listing that makes sense. */
export interface RoleListing {
  readonly roles: readonly ListedRole[];
  /** How many custom roles it held besides; those belong to tenants and stay out. */
  readonly custom: number;
}

/** Why a listing is refused as a whole. */
export type ListingFailure =
  /** It is neither a list of roles nor an object whose `value` is one. */
  | { readonly kind: 'not-a-listing' }
  /** It names a following page, so roles would be missing. */
  | { readonly kind: 'listing-incomplete' }
  | { readonly kind: 'no-built-in-role'; readonly custom: number }
  | { readonly kind: 'bad-roles'; readonly problems: readonly RoleProblem[] };

// The roles that may hand out roles to anybody, by design.
const ADMINISTRATORS: ReadonlySet<RoleId> = new Set([OWNER, USER_ACCESS_ADMINISTRATOR, RBAC_ADMINISTRATOR]);

/** Reads a listing of role definitions, or tells everything that is wrong with it. */
export function readListing(listing: unknown): Result<RoleListing, ListingFailure> {
  const entries = entriesOf(listing);
  if (typeof entries === 'string') return fail({ kind: entries });
  const roles: ListedRole[] = [];
  const problems: RoleProblem[] = [];
  const ids = new Set<string>();
  const names = new Set<string>();
  let custom = 0;
  for (const [index, each] of entries.entries()) {
    const read = readEntry(each, index);
    if (read.kind === 'custom') custom += 1;
    if (read.kind === 'bad') problems.push(...read.problems);
    if (read.kind !== 'role') continue;

    const { role } = read;
    const bad = (kind: 'id-twice' | 'name-twice' | 'condition-lost') => problems.push({ index, name: role.name, kind });
    if (ids.has(role.id)) bad('id-twice');
    if (names.has(role.name.toLowerCase())) bad('name-twice');
    ids.add(role.id);
    names.add(role.name.toLowerCase());
    if (isDangerous(role)) bad('condition-lost');
    roles.push(role);
  }
  if (problems.length > 0) return fail({ kind: 'bad-roles', problems });
  return roles.length > 0 ? ok({ roles, custom }) : fail({ kind: 'no-built-in-role', custom });
}

// A listing asked for with an api-version before 2022-05-01-preview leaves conditions out, and then a role such as
// Key Vault Data Access Administrator reads as one that may hand out any role. By such roles it is recognised.
function isDangerous(role: ListedRole): boolean {
  return !ADMINISTRATORS.has(role.id) && mayWriteRoleAssignmentsUnconditionally({ ...role, kind: 'BuiltInRole' });
}

function entriesOf(listing: unknown): readonly unknown[] | 'not-a-listing' | 'listing-incomplete' {
  if (Array.isArray(listing)) return listing;
  if (typeof listing !== 'object' || listing === null || !('value' in listing)) return 'not-a-listing';
  if ('nextLink' in listing && listing.nextLink) return 'listing-incomplete';
  return Array.isArray(listing.value) ? listing.value : 'not-a-listing';
}

import { type CustomRoleFault, customRoleFaults, strandedAssignments } from '@mandate/rbac/custom-roles';
import type { Permission, RoleId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { StoredRoleDefinition } from '../ports/role-assignments.ts';
import { authorizeScopes, type ForeignSubscription, type LinkedAccessRefused } from './authorize-scopes.ts';
import { knownNamespaces } from './known-namespaces.ts';
import { roleDefinitionTarget, toRecord } from './record.ts';

/** A custom role as asked for. */
export interface PutRoleDefinition {
  readonly id: RoleId;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
  readonly assignableScopes: readonly Scope[];
  /** Where it was asked for, in the caller's spelling. */
  readonly scopeText: string;
}

/** Why a custom role was not written. */
export type PutRoleDefinitionFailure =
  | { readonly kind: 'built-in-role'; readonly role: RoleId }
  | { readonly kind: 'custom-role-invalid'; readonly fault: CustomRoleFault }
  | { readonly kind: 'action-unknown'; readonly pattern: string; readonly plane: 'management' | 'data' }
  | { readonly kind: 'role-name-taken' }
  | { readonly kind: 'role-definition-limit' }
  | { readonly kind: 'role-has-assignments'; readonly role: RoleId }
  | LinkedAccessRefused
  | ForeignSubscription;

/**
 * Custom roles per tenant
 * (https://learn.microsoft.com/azure/role-based-access-control/custom-roles#custom-role-limits).
 */
const ROLE_DEFINITION_LIMIT = 5000;

const WRITE = 'Microsoft.Authorization/roleDefinitions/write';

/**
 * Creates a custom role or replaces it. The caller needs the right wherever the role could be assigned and wherever it
 * will be. A change that would leave an assignment outside of the assignable scopes is refused.
 */
export async function putRoleDefinition(
  act: CallerAct,
  wanted: PutRoleDefinition,
): Promise<Result<StoredRoleDefinition, PutRoleDefinitionFailure>> {
  const { access } = act;
  if (access.roles.has(wanted.id)) return fail({ kind: 'built-in-role', role: wanted.id });
  const [fault] = customRoleFaults(wanted);
  if (fault) return fail({ kind: 'custom-role-invalid', fault });
  const unknown = unknownAction(wanted.permissions, knownNamespaces(access.roles.values()));
  if (unknown) return fail(unknown);
  const before = access.facts.roles.get(wanted.id)?.assignableScopes ?? [];
  const scopes = { scopeText: wanted.scopeText, before, after: wanted.assignableScopes };
  const authorized = await authorizeScopes(act, WRITE, scopes);
  if (!authorized.ok) return authorized;
  const now = act.ports.clock.now();
  const role: StoredRoleDefinition = {
    id: wanted.id,
    name: wanted.name.trim(),
    kind: 'CustomRole',
    description: wanted.description,
    permissions: wanted.permissions,
    assignableScopes: [...new Set(wanted.assignableScopes)],
    createdAt: now,
    updatedAt: now,
  };
  const { assignments, parents } = access.facts;
  if (strandedAssignments(role, assignments, parents).length > 0) {
    return fail({ kind: 'role-has-assignments', role: role.id });
  }
  const name = nameKey(role.name);
  if ([...access.roles.values()].some((other) => nameKey(other.name) === name))
    return fail({ kind: 'role-name-taken' });

  return commit<StoredRoleDefinition, PutRoleDefinitionFailure>(act, async (change) => {
    const writer = change.tenant(access.caller.tenant);
    const roles = await writer.listCustomRoles();
    const existing = roles.find(({ id }) => id === role.id);
    if (roles.some((other) => other.id !== role.id && nameKey(other.name) === name)) {
      return fail({ kind: 'role-name-taken' });
    }
    if (!existing && roles.length >= ROLE_DEFINITION_LIMIT) return fail({ kind: 'role-definition-limit' });
    const written = { ...role, createdAt: existing?.createdAt ?? now };
    await writer.putCustomRole(written);
    await writer.record({
      operation: WRITE,
      target: roleDefinitionTarget(written),
      before: existing ? toRecord(existing) : null,
      after: toRecord(written),
    });
    return ok(written);
  });
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

// Azure looks each pattern up among all operations it knows. Mandate knows about half of them by name, and nearly all
// namespaces: what names none of those is a slip of the pen.
function unknownAction(
  permissions: readonly Permission[],
  namespaces: ReadonlySet<string>,
): PutRoleDefinitionFailure | undefined {
  const isUnknown = (pattern: string) => {
    const [namespace = '', ...rest] = pattern.trim().toLowerCase().split('/');
    if (namespace.includes('*')) return rest.length === 0 && namespace !== '*';
    return !namespaces.has(namespace) || rest.length === 0 || rest.some((segment) => segment === '');
  };
  for (const { actions, notActions, dataActions, notDataActions } of permissions) {
    const action = [...actions, ...notActions].find(isUnknown);
    if (action !== undefined) return { kind: 'action-unknown', pattern: action, plane: 'management' };
    const dataAction = [...dataActions, ...notDataActions].find(isUnknown);
    if (dataAction !== undefined) return { kind: 'action-unknown', pattern: dataAction, plane: 'data' };
  }
  return undefined;
}

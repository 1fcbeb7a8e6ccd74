import { matches } from './action.ts';
import type { Action, Permission, RoleAssignment, RoleDefinition, Scope } from './model.ts';
import { lineage, ROOT, scopeKind } from './scope.ts';

/**
 * How many scopes one custom role can name.
 * https://learn.microsoft.com/azure/role-based-access-control/custom-roles#custom-role-limits
 */
export const MAX_ASSIGNABLE_SCOPES = 2000;

/** The longest name of a custom role, in characters. */
export const MAX_ROLE_NAME_LENGTH = 512;

/** The longest description of a custom role, in characters. */
export const MAX_ROLE_DESCRIPTION_LENGTH = 2048;

/** A custom role that somebody wants to write. */
export interface CustomRoleDraft extends Pick<RoleDefinition, 'name' | 'permissions' | 'assignableScopes'> {
  readonly description: string;
}

/** Which of the four lists of a permission entry. */
export type PatternList = 'actions' | 'notActions' | 'dataActions' | 'notDataActions';

/** A rule of custom roles that a draft breaks. */
export type CustomRoleFault =
  | { readonly kind: 'name-missing' }
  | { readonly kind: 'name-too-long'; readonly length: number }
  | { readonly kind: 'description-too-long'; readonly length: number }
  | { readonly kind: 'no-assignable-scope' }
  | { readonly kind: 'too-many-assignable-scopes'; readonly count: number }
  | { readonly kind: 'root-is-not-assignable' }
  | { readonly kind: 'wildcard-in-scope'; readonly scope: Scope }
  | { readonly kind: 'several-management-groups'; readonly scopes: readonly Scope[] }
  | { readonly kind: 'empty-pattern' | 'several-wildcards'; readonly list: PatternList; readonly pattern: string };

const LISTS: readonly PatternList[] = ['actions', 'notActions', 'dataActions', 'notDataActions'];

/**
 * Every rule that a draft breaks; none when it may be written. Management groups that do not exist pass, as in Azure,
 * and so does a role with data actions that names one: only assigning it there is refused.
 * https://learn.microsoft.com/azure/role-based-access-control/custom-roles
 */
export function customRoleFaults(draft: CustomRoleDraft): readonly CustomRoleFault[] {
  return [...textFaults(draft), ...scopeFaults(draft.assignableScopes), ...draft.permissions.flatMap(patternFaults)];
}

function* textFaults({ name, description }: CustomRoleDraft): Iterable<CustomRoleFault> {
  if (name.trim() === '') yield { kind: 'name-missing' };
  if (name.length > MAX_ROLE_NAME_LENGTH) yield { kind: 'name-too-long', length: name.length };
  if (description.length > MAX_ROLE_DESCRIPTION_LENGTH)
    yield { kind: 'description-too-long', length: description.length };
}

function* scopeFaults(scopes: readonly Scope[]): Iterable<CustomRoleFault> {
  if (scopes.length === 0) yield { kind: 'no-assignable-scope' };
  if (scopes.length > MAX_ASSIGNABLE_SCOPES) yield { kind: 'too-many-assignable-scopes', count: scopes.length };
  if (scopes.includes(ROOT)) yield { kind: 'root-is-not-assignable' };
  for (const scope of scopes) if (scope.includes('*')) yield { kind: 'wildcard-in-scope', scope };
  const groups = [...new Set(scopes.filter((scope) => scopeKind(scope) === 'management-group'))];
  if (groups.length > 1) yield { kind: 'several-management-groups', scopes: groups };
}

function patternFaults(entry: Permission): readonly CustomRoleFault[] {
  return LISTS.flatMap((list) =>
    entry[list].flatMap((pattern): readonly CustomRoleFault[] => {
      if (pattern.trim() === '') return [{ kind: 'empty-pattern', list, pattern }];
      return pattern.indexOf('*') === pattern.lastIndexOf('*') ? [] : [{ kind: 'several-wildcards', list, pattern }];
    }),
  );
}

/**
 * The patterns of a draft that no known operation fits, for an installation that checks them. Azure refuses such a
 * role; a list of operations that is not complete would refuse too much.
 */
export function unknownPatterns(
  permissions: readonly Permission[],
  known: readonly Action[],
): readonly { readonly list: PatternList; readonly pattern: string }[] {
  return permissions.flatMap((entry) =>
    LISTS.flatMap((list) => {
      const plane = list === 'actions' || list === 'notActions' ? 'management' : 'data';
      const names = known.filter((action) => action.plane === plane).map((action) => action.name);
      return entry[list]
        .filter((pattern) => !names.some((name) => matches(pattern, name)))
        .map((pattern) => ({ list, pattern }));
    }),
  );
}

/** Why a role cannot be assigned somewhere. */
export type NotAssignable = 'outside-assignable-scopes' | 'data-actions-at-management-group';

/**
 * Why a role cannot be assigned at a scope; `undefined` when it can: the scope is one of its assignable scopes or below
 * one. A custom role with data actions cannot be assigned at a management group.
 * https://learn.microsoft.com/azure/role-based-access-control/custom-roles#custom-role-limits
 */
export function whyNotAssignable(
  role: Pick<RoleDefinition, 'kind' | 'permissions' | 'assignableScopes'>,
  scope: Scope,
  parents: ReadonlyMap<Scope, Scope>,
): NotAssignable | undefined {
  const above = new Set(lineage(scope, parents));
  if (!role.assignableScopes.some((assignable) => above.has(assignable))) return 'outside-assignable-scopes';
  const grantsData = role.permissions.some((entry) => entry.dataActions.length > 0);
  const isRefused = role.kind === 'CustomRole' && grantsData && scopeKind(scope) === 'management-group';
  return isRefused ? 'data-actions-at-management-group' : undefined;
}

/**
 * The assignments of a role that it could no longer have, with these assignable scopes and this tree: a change or a
 * move that leaves one is refused.
 * https://learn.microsoft.com/azure/governance/management-groups/manage#move-management-groups-and-subscriptions
 */
export function strandedAssignments(
  role: RoleDefinition,
  assignments: Iterable<RoleAssignment>,
  parents: ReadonlyMap<Scope, Scope>,
): readonly RoleAssignment[] {
  return [...assignments].filter(
    (assignment) =>
      assignment.role === role.id && whyNotAssignable(role, assignment.scope, parents) === 'outside-assignable-scopes',
  );
}

/**
 * Where somebody who writes a role needs the right to write role definitions: at every assignable scope there was and
 * every one there will be. A role that is new was nowhere, one that is deleted will be nowhere.
 */
export function scopesToAuthorize(before: readonly Scope[], after: readonly Scope[]): readonly Scope[] {
  return [...new Set([...before, ...after])];
}

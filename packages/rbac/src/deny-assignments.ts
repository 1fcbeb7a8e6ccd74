import { entryCovers } from './action.ts';
import { mayOverlap, surelyIncludes } from './glob.ts';
import { type DenyAssignment, EVERYONE, type Permission, type PrincipalId } from './model.ts';

/** A deny assignment that somebody wants to write, with the types of the principals it names. */
export interface DenialDraft
  extends Pick<DenyAssignment, 'permissions' | 'doNotApplyToChildScopes' | 'principals' | 'excludedPrincipals'> {
  /**
   * `User`, `Group`, `ServicePrincipal` …; `undefined` for a principal nobody knows. The zero GUID is never asked for.
   */
  readonly typeOf: (principal: PrincipalId) => string | undefined;
}

/** A rule of deny assignments that people create, broken by a draft. */
export type DenialFault =
  | { readonly kind: 'principals-missing' }
  | { readonly kind: 'everybody-without-exclusion' }
  | { readonly kind: 'everybody-and-others' }
  | { readonly kind: 'several-principals' }
  | { readonly kind: 'principal-type'; readonly principal: PrincipalId }
  | { readonly kind: 'everybody-excluded' }
  | { readonly kind: 'data-actions' }
  | { readonly kind: 'denies-nothing' }
  | { readonly kind: 'denies-reads'; readonly pattern: string }
  | { readonly kind: 'denies-deny-assignments'; readonly action: string }
  | { readonly kind: 'conditional' }
  | { readonly kind: 'not-for-child-scopes' };

const PRINCIPAL_TYPES: readonly (string | undefined)[] = ['User', 'ServicePrincipal'];

// Otherwise a denial could make itself, or any other one, impossible to lift.
const PROTECTED = ['Microsoft.Authorization/denyAssignments/write', 'Microsoft.Authorization/denyAssignments/delete'];
const READS = '*/read';

/**
 * Every rule that a draft breaks; none when it may be written. What Azure itself creates is bound by none of them:
 * groups, data, reads and single scopes can be denied there.
 * https://learn.microsoft.com/azure/role-based-access-control/deny-assignments
 */
export function denialFaults(draft: DenialDraft): readonly DenialFault[] {
  return [...principalFaults(draft), ...permissionFaults(draft)];
}

function* principalFaults({ principals, excludedPrincipals, typeOf }: DenialDraft): Iterable<DenialFault> {
  const named = principals.filter((principal) => principal !== EVERYONE);
  const isEverybody = named.length < principals.length;
  if (principals.length === 0) yield { kind: 'principals-missing' };
  if (isEverybody && named.length > 0) yield { kind: 'everybody-and-others' };
  if (isEverybody && excludedPrincipals.length === 0) yield { kind: 'everybody-without-exclusion' };
  if (named.length > 1) yield { kind: 'several-principals' };
  for (const principal of named) {
    if (!PRINCIPAL_TYPES.includes(typeOf(principal))) yield { kind: 'principal-type', principal };
  }
  if (excludedPrincipals.includes(EVERYONE)) yield { kind: 'everybody-excluded' };
}

function* permissionFaults({ permissions, doNotApplyToChildScopes }: DenialDraft): Iterable<DenialFault> {
  if (doNotApplyToChildScopes) yield { kind: 'not-for-child-scopes' };
  if (permissions.every((entry) => entry.actions.length === 0)) yield { kind: 'denies-nothing' };
  if (permissions.some((entry) => entry.dataActions.length > 0 || entry.notDataActions.length > 0)) {
    yield { kind: 'data-actions' };
  }
  if (permissions.some((entry) => entry.condition !== null)) yield { kind: 'conditional' };
  for (const entry of permissions) {
    for (const pattern of readsDenied(entry)) yield { kind: 'denies-reads', pattern };
  }
  for (const name of PROTECTED) {
    const isDenied = permissions.some((entry) => entryCovers(entry, { plane: 'management', name }));
    if (isDenied) yield { kind: 'denies-deny-assignments', action: name };
  }
}

/** The patterns of an entry that may fit a read, unless an exclusion takes away every read or the whole pattern. */
function readsDenied({ actions, notActions }: Permission): readonly string[] {
  const excluded = notActions.map(fold);
  return actions.filter((action) => {
    const pattern = fold(action);
    const isSpared = excluded.some((each) => surelyIncludes(each, READS) || surelyIncludes(each, pattern));
    return mayOverlap(pattern, READS) && !isSpared;
  });
}

function fold(pattern: string): string {
  return pattern.trim().toLowerCase();
}

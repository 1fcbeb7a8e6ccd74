import { entryCovers } from '../action.ts';
import type { Outlook } from '../condition/outlook.ts';
import { conditionsOf } from '../decide.ts';
import {
  type AccessFacts,
  type Action,
  type DenyAssignment,
  EVERYONE,
  type Guid,
  type Permission,
  type PrincipalId,
  type PrincipalSet,
  type RoleAssignment,
  type RoleDefinition,
  type Scope,
} from '../model.ts';
import { lineage } from '../scope.ts';
import { denialOutlook, grantOutlook, type KnownAttributes, strongest, weakest } from './certainty.ts';

/** One assignment that a caller holds, with all that limits it. */
export interface Reach {
  /** Everything from here down is reached. */
  readonly scope: Scope;
  readonly assignment: RoleAssignment;
  readonly role: RoleDefinition;
  /** From the caller to the principal that holds the assignment. */
  readonly path: readonly PrincipalId[];
  /** The entries of the role, each for itself: actions, exclusions, conditions. */
  readonly permissions: readonly Permission[];
  /** Denials that concern the caller and meet this part of the tree: from above it, or somewhere below. */
  readonly denials: readonly ReachedDenial[];
}

/** A denial that takes something away from what is reached. */
export interface ReachedDenial {
  readonly denial: DenyAssignment;
  /** Whether it lies at the scope of the assignment or above, or takes away only a part below. */
  readonly from: 'above' | 'below';
}

/**
 * Everything a caller reaches, one assignment after the other in the order of the facts. With an action, only those
 * with an entry that covers it. An assignment may still reach nothing, where a denial from above takes it all: {@link
 * reaches} tells for any scope, and agrees with `decide`.
 */
export function* reachOf(principals: PrincipalSet, facts: AccessFacts, action?: Action): Generator<Reach> {
  const concerning = facts.denials.filter((denial) => denial.effect === 'enforced' && concerns(denial, principals));
  for (const assignment of facts.assignments) {
    const path = principals.get(assignment.principal);
    const role = facts.roles.get(assignment.role);
    if (path === undefined || role === undefined) continue;

    const permissions = action ? role.permissions.filter((entry) => entryCovers(entry, action)) : role.permissions;
    if (permissions.length === 0) continue;
    const denials = concerning.flatMap((denial) => reachedDenial(denial, assignment.scope, facts, action));
    yield { scope: assignment.scope, assignment, role, path, permissions, denials };
  }
}

/** One tenant in which a caller may count as something: for a partner's person, each customer is one. */
export interface TenantToSearch {
  readonly tenant: Guid;
  readonly principals: PrincipalSet;
  readonly facts: AccessFacts;
}

/**
 * Everything a caller reaches in many tenants. One tenant is looked at after the other, and only when somebody asks on.
 */
export function* reachAcross(
  tenants: Iterable<TenantToSearch>,
  action?: Action,
): Generator<Reach & { readonly tenant: Guid }> {
  for (const { tenant, principals, facts } of tenants) {
    for (const reach of reachOf(principals, facts, action)) yield { ...reach, tenant };
  }
}

/** Whether what is reached includes an action at a scope: always, never, or depending on attributes. */
export function reaches(
  { scope: from, assignment, permissions, denials }: Reach,
  {
    action,
    scope,
    attributes,
  }: { readonly action: Action; readonly scope: Scope; readonly attributes: KnownAttributes },
  parents: ReadonlyMap<Scope, Scope>,
): Outlook {
  const above = new Set(lineage(scope, parents));
  if (!above.has(from)) return 'never';
  const granted = strongest(permissions.map((entry) => grantOutlook(entry, assignment, action, attributes)));
  const denied = strongest(
    denials
      .filter(({ denial }) => (denial.doNotApplyToChildScopes ? denial.scope === scope : above.has(denial.scope)))
      .flatMap(({ denial }) => denial.permissions.map((entry) => denialOutlook(entry, action, attributes))),
  );
  return weakest([granted, UNLESS[denied]]);
}

/** What a permission entry gives somebody at a scope, and by what. */
export interface HeldPermission {
  readonly permission: Permission;
  readonly conditions: readonly string[];
  readonly assignment: RoleAssignment;
  readonly role: RoleDefinition;
  readonly path: readonly PrincipalId[];
}

/**
 * The entries that a caller holds at a scope, each with its source, and the denials in force there that take from them.
 * Where `effectivePermissions` answers Azure's clients, this answers a person.
 */
export function heldAt(
  { principals, scope }: { readonly principals: PrincipalSet; readonly scope: Scope },
  facts: AccessFacts,
): { readonly held: readonly HeldPermission[]; readonly denials: readonly DenyAssignment[] } {
  const above = new Set(lineage(scope, facts.parents));
  const reached = [...reachOf(principals, facts)].filter((reach) => above.has(reach.scope));
  const held = reached.flatMap(({ permissions, assignment, role, path }) =>
    permissions.map((permission) => {
      return { permission, conditions: conditionsOf(permission, assignment), assignment, role, path };
    }),
  );
  const denials = facts.denials.filter((denial) => {
    const isHere = denial.doNotApplyToChildScopes ? denial.scope === scope : above.has(denial.scope);
    return isHere && denial.effect === 'enforced' && concerns(denial, principals);
  });
  return { held, denials };
}

const UNLESS: Record<Outlook, Outlook> = { always: 'never', never: 'always', depends: 'depends' };

function concerns({ principals: named, excludedPrincipals }: DenyAssignment, principals: PrincipalSet): boolean {
  if (excludedPrincipals.some((spared) => principals.has(spared))) return false;
  return named.some((principal) => principals.has(principal)) || (named.includes(EVERYONE) && principals.size > 0);
}

function reachedDenial(
  denial: DenyAssignment,
  scope: Scope,
  facts: AccessFacts,
  action: Action | undefined,
): readonly ReachedDenial[] {
  if (action && !denial.permissions.some((entry) => entryCovers(entry, action))) return [];
  if (lineage(scope, facts.parents).includes(denial.scope)) {
    if (!denial.doNotApplyToChildScopes || denial.scope === scope) return [{ denial, from: 'above' }];
    return [];
  }
  return lineage(denial.scope, facts.parents).includes(scope) ? [{ denial, from: 'below' }] : [];
}

import type { Outlook } from '../condition/outlook.ts';
import {
  type AccessFacts,
  type Action,
  type DenyAssignment,
  EVERYONE,
  type PrincipalId,
  type RoleAssignment,
  type RoleDefinition,
  type Scope,
} from '../model.ts';
import { lineage } from '../scope.ts';
import { denialOutlook, grantOutlook, type KnownAttributes, strongest } from './certainty.ts';
import { type Directory, everyoneBelow, membersBelow } from './directory.ts';

/** Who can do this here? */
export interface WhoCanQuestion {
  readonly action: Action;
  readonly scope: Scope;
  readonly attributes: KnownAttributes;
}

/** Somebody who can. */
export interface Holder {
  readonly principal: PrincipalId;
  /** From the principal to the one that holds the assignment. */
  readonly path: readonly PrincipalId[];
  readonly assignment: RoleAssignment;
  readonly role: RoleDefinition;
  /** `conditional` when it depends on attributes of the request, by a condition of the grant or of a denial. */
  readonly certainty: 'certain' | 'conditional';
  /** Whether the way leads through a group of another tenant. */
  readonly isForeign: boolean;
}

/**
 * Everybody who can do something at a scope: holders of assignments and all members of the groups among them, less whom
 * denials refuse. With known attributes these are exactly the principals whom `decide` allows. Each principal comes
 * once, by the first assignment in the order of the facts that gives it for certain, else by the first that may. Lazy:
 * nothing is worked out for members that nobody takes, but what denials say is known before the first one comes.
 */
export function* whoCan(question: WhoCanQuestion, facts: AccessFacts, directory: Directory): Generator<Holder> {
  const above = new Set(lineage(question.scope, facts.parents));
  const refused = refusals(question, facts, above, directory);
  const seen = new Set<PrincipalId>();

  // Certain grants first, so that nobody is called conditional who holds the same for certain elsewhere.
  for (const wanted of ['always', 'depends'] as const) {
    for (const { assignment, role, grants } of grantsAt(question, facts, above)) {
      if (grants !== wanted) continue;
      for (const [principal, path] of membersBelow(assignment.principal, directory)) {
        const refusal = refused(principal);
        if (seen.has(principal) || refusal === 'always') continue;
        seen.add(principal);
        const certainty = wanted === 'always' && refusal === 'never' ? 'certain' : 'conditional';
        yield { principal, path, assignment, role, certainty, isForeign: path.some(directory.isForeign) };
      }
    }
  }
}

interface GrantHere {
  readonly assignment: RoleAssignment;
  readonly role: RoleDefinition;
  readonly grants: Outlook;
}

function* grantsAt(question: WhoCanQuestion, facts: AccessFacts, above: ReadonlySet<Scope>): Generator<GrantHere> {
  for (const assignment of facts.assignments) {
    const role = facts.roles.get(assignment.role);
    if (role === undefined || !above.has(assignment.scope)) continue;
    const outlooks = role.permissions.map((entry) =>
      grantOutlook(entry, assignment, question.action, question.attributes),
    );
    yield { assignment, role, grants: strongest(outlooks) };
  }
}

/** How surely denials refuse the action to a principal. */
function refusals(
  { action, scope, attributes }: WhoCanQuestion,
  facts: AccessFacts,
  above: ReadonlySet<Scope>,
  directory: Directory,
): (principal: PrincipalId) => Outlook {
  const inForce = facts.denials.flatMap((denial) => {
    const isHere = denial.doNotApplyToChildScopes ? denial.scope === scope : above.has(denial.scope);
    if (denial.effect === 'audit' || !isHere) return [];
    const denies = strongest(denial.permissions.map((entry) => denialOutlook(entry, action, attributes)));
    return denies === 'never' ? [] : [{ denies, concerns: concernedBy(denial, directory) }];
  });
  return (principal) => strongest(inForce.map(({ denies, concerns }) => (concerns(principal) ? denies : 'never')));
}

function concernedBy(denial: DenyAssignment, directory: Directory): (principal: PrincipalId) => boolean {
  const named = everyoneBelow(denial.principals, directory);
  const spared = everyoneBelow(denial.excludedPrincipals, directory);
  const isEverybody = denial.principals.includes(EVERYONE);
  return (principal) => (isEverybody || named.has(principal)) && !spared.has(principal);
}

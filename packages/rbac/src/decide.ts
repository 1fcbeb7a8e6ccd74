import { entryCovers } from './action.ts';
import { type Circumstances, evaluate, isMet } from './condition/evaluate.ts';
import { parseCondition } from './condition/parse.ts';
import {
  type AccessFacts,
  type AccessQuestion,
  type Decision,
  type DenyAssignment,
  EVERYONE,
  type Permission,
  type PrincipalId,
  type Scope,
} from './model.ts';
import { lineage } from './scope.ts';

/**
 * Decides whether the question's principals may perform its action at its scope.
 *
 * Some role assignment has to grant the action: held by one of the principals, at the scope or above, with a role that
 * has an entry covering the action, the conditions of that entry and of the assignment both met. Then no deny
 * assignment may cover it, whoever granted it and however near. A role whose definition is gone grants nothing. In
 * order of `facts`, the first assignment that grants, or the first that nearly does, is the ground.
 * https://learn.microsoft.com/azure/role-based-access-control/overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource
 */
export function decide(question: AccessQuestion, facts: AccessFacts): Decision {
  const above = new Set(lineage(question.scope, facts.parents));

  const granted = findGrant(question, facts, above);
  if (granted.effect === 'deny') return granted;

  for (const denial of facts.denials) {
    const path = deniedPath(denial, question, above);
    if (path !== undefined) return { effect: 'deny', ground: 'deny-assignment', denial, path };
  }
  return granted;
}

/**
 * The permission entries that the principals hold at the scope, one for each entry of each assigned role, not united.
 * An entry carries its own condition and that of its assignment; those with a condition that cannot be read are left
 * out. Deny assignments are not subtracted.
 * https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource-group
 */
export function effectivePermissions(
  { principals, scope }: Omit<AccessQuestion, 'action'>,
  facts: AccessFacts,
): readonly Permission[] {
  const above = new Set(lineage(scope, facts.parents));
  return facts.assignments
    .filter((assignment) => principals.has(assignment.principal) && above.has(assignment.scope))
    .flatMap((assignment) =>
      (facts.roles.get(assignment.role)?.permissions ?? []).flatMap((entry) => {
        const conditions = conditionsOf(entry, assignment);
        if (!conditions.every((condition) => parseCondition(condition).ok)) return [];
        return { ...entry, condition: conditions.map((condition) => `(${condition})`).join(' AND ') || null };
      }),
    );
}

function findGrant(question: AccessQuestion, facts: AccessFacts, above: ReadonlySet<Scope>): Decision {
  let refusal: Decision = { effect: 'deny', ground: 'nothing-grants-it' };
  for (const assignment of facts.assignments) {
    const path = question.principals.get(assignment.principal);
    const role = facts.roles.get(assignment.role);
    if (path === undefined || role === undefined || !above.has(assignment.scope)) continue;

    for (const entry of role.permissions) {
      if (!entryCovers(entry, question.action)) continue;

      const condition = conditionsOf(entry, assignment).find((each) => !isMet(each, question));
      if (condition === undefined) return { effect: 'allow', ground: 'role-assignment', assignment, role, path };
      if (refusal.ground === 'nothing-grants-it') {
        refusal = { effect: 'deny', ground: 'condition-not-met', assignment, role, condition, path };
      }
    }
  }
  return refusal;
}

/** The conditions that must all hold for what these grant together. */
export function conditionsOf(...holders: readonly { readonly condition: string | null }[]): readonly string[] {
  return holders.map(({ condition }) => condition).filter((condition) => condition !== null);
}

/**
 * How a denial that refuses the action reaches the caller; `undefined` when it does not refuse it. The first principal
 * it names leads; only the caller when it names everybody.
 */
export function deniedPath(
  denial: DenyAssignment,
  question: AccessQuestion,
  above: ReadonlySet<Scope>,
): readonly PrincipalId[] | undefined {
  const isInScope = denial.doNotApplyToChildScopes ? denial.scope === question.scope : above.has(denial.scope);
  if (denial.effect === 'audit' || !isInScope) return undefined;
  if (denial.excludedPrincipals.some((spared) => question.principals.has(spared))) return undefined;
  if (!denial.permissions.some((entry) => entryCovers(entry, question.action) && isArmed(entry, question))) {
    return undefined;
  }

  const [caller] = question.principals.keys();
  const named = denial.principals.find((principal) => question.principals.has(principal));
  if (named !== undefined) return question.principals.get(named);
  return denial.principals.includes(EVERYONE) && caller !== undefined ? [caller] : undefined;
}

/**
 * Whether the condition of a denial's entry lets it deny. The reverse of a grant: the doubt about a condition that
 * cannot be read must not open anything.
 */
export function isArmed({ condition }: Permission, question: Circumstances): boolean {
  const read = condition === null ? undefined : parseCondition(condition);
  return read === undefined || !read.ok || evaluate(read.value, question);
}

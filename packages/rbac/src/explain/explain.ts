import { entryCovers } from '../action.ts';
import { conditionsOf, deniedPath } from '../decide.ts';
import type { AccessFacts, AccessQuestion, Scope } from '../model.ts';
import { lineage } from '../scope.ts';
import type { Explanation, FailedGrant, Grant, Refusal } from './explanation.ts';
import { failedConditions } from './failed-conditions.ts';
import { nearMisses } from './near-misses.ts';

const MOST_NEAR_MISSES = 5;

/**
 * Tells why `decide` answers as it does: every grant behind a yes, everything in the way behind a no. Whatever it names
 * as the cause would, if it went, turn the answer; nothing else has to go.
 *
 * - Allowed: without all of `grants` it is refused, and any one of them is enough.
 * - Refused by denials: without all of `denials` it is allowed.
 * - Refused by conditions: with the failed parts of one of `failures` the other way round, and without `denials`, it is
 *   allowed.
 * - Granted by nothing: with the obstacles of one of `nearMisses` out of the way, and without `denials`, it is allowed.
 *   At most `most` of them are listed; `nearMissCount` counts all.
 */
export function explain(question: AccessQuestion, facts: AccessFacts, most = MOST_NEAR_MISSES): Explanation {
  const above = new Set(lineage(question.scope, facts.parents));
  const [grants, failures] = grantsAt(question, facts, above);
  const denials = refusals(question, facts, above);

  if (grants.length > 0) {
    if (denials.length === 0) return { effect: 'allow', ground: 'role-assignment', grants };
    return { effect: 'deny', ground: 'deny-assignment', denials, grants };
  }
  if (failures.length > 0) return { effect: 'deny', ground: 'condition-not-met', failures, denials };

  const misses = nearMisses(question, facts);
  return {
    effect: 'deny',
    ground: 'nothing-grants-it',
    nearMisses: misses.slice(0, most),
    nearMissCount: misses.length,
    denials,
  };
}

/** What grants the action, and what would if its conditions held; each entry of a role counts for itself. */
function grantsAt(
  question: AccessQuestion,
  facts: AccessFacts,
  above: ReadonlySet<Scope>,
): readonly [readonly Grant[], readonly FailedGrant[]] {
  const grants: Grant[] = [];
  const failures: FailedGrant[] = [];
  for (const assignment of facts.assignments) {
    const path = question.principals.get(assignment.principal);
    const role = facts.roles.get(assignment.role);
    if (path === undefined || role === undefined || !above.has(assignment.scope)) continue;

    for (const entry of role.permissions) {
      if (!entryCovers(entry, question.action)) continue;
      const grant: Grant = { assignment, role, entry, path, conditions: conditionsOf(entry, assignment) };
      const failed = failedConditions(entry, assignment, question);
      if (failed.length === 0) grants.push(grant);
      else failures.push({ ...grant, failed });
    }
  }
  return [grants, failures];
}

function refusals(question: AccessQuestion, facts: AccessFacts, above: ReadonlySet<Scope>): readonly Refusal[] {
  return facts.denials.flatMap((denial) => {
    const path = deniedPath(denial, question, above);
    return path === undefined ? [] : [{ denial, path }];
  });
}

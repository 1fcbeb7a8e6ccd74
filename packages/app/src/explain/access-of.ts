import { NO_ATTRIBUTES, UTC_NOW } from '@mandate/rbac/attributes';
import { explain } from '@mandate/rbac/explain/explain';
import type { Explanation } from '@mandate/rbac/explain/explanation';
import type { Action, PrincipalId, PrincipalSet, Scope } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import { lineage } from '@mandate/rbac/scope';
import type { AccessSnapshot } from '../access.ts';
import { foreignPrincipals } from '../directory/foreign-principals.ts';
import type { Store } from '../ports/store.ts';
import { decideRight } from './right.ts';

/** What somebody may do, and why; nothing at all for an account that is disabled. */
export type AccessOf = { readonly state: 'active'; readonly explanation: Explanation } | { readonly state: 'disabled' };

/** A question about somebody other than the caller. */
export interface AccessOfQuestion {
  readonly principal: PrincipalId;
  readonly action: Action;
  readonly scope: Scope;
}

const MOST_NEAR_MISSES = 5;
const READS = ['Microsoft.Authorization/roleAssignments/read', 'Microsoft.Authorization/denyAssignments/read'];

/** Whether the caller may know who holds what at a scope, and so why others are let in there or not. */
export function mayKnowAccess(access: AccessSnapshot, scope: Scope): boolean {
  return READS.every((action) => decideRight(access, action, scope).effect === 'allow');
}

/**
 * Explains the decision about a principal of the tenant acted in, or about a partner's group that counts there, as an
 * operation without attributes would ask for it; only the time is known to conditions. `undefined` when this tenant
 * knows no such principal. The caller must pass {@link mayKnowAccess} at the scope; of assignments elsewhere it hears
 * only where it passes as well.
 */
export async function accessOf(
  store: Store,
  access: AccessSnapshot,
  { principal, action, scope }: AccessOfQuestion,
): Promise<AccessOf | undefined> {
  const { caller, tenant, facts, at } = access;
  const explained = (principals: PrincipalSet): AccessOf => {
    const environment = new Map([[UTC_NOW, new Date(at).toISOString()]]);
    const question = { principals, action, scope, attributes: { ...NO_ATTRIBUTES, environment } };
    return {
      state: 'active',
      explanation: readable(explain(question, facts, Number.POSITIVE_INFINITY), access, scope),
    };
  };

  const [own] = await store.tenant(caller.tenant).findPrincipals([principal]);
  if (own) {
    if (own.kind !== 'Group' && !tenant.enabled.has(principal)) return { state: 'disabled' };
    return explained(principalSet([principal], (member) => tenant.groupsOf.get(member) ?? []));
  }
  const [foreign] = await foreignPrincipals(store, caller.tenant, [principal]);
  // What the partner's directory says of its groups does not count here.
  return foreign && explained(principalSet([principal], () => []));
}

function readable(explanation: Explanation, access: AccessSnapshot, scope: Scope): Explanation {
  if (explanation.ground !== 'nothing-grants-it') return explanation;
  const above = new Set(lineage(scope, access.facts.parents));
  const misses = explanation.nearMisses.filter(
    ({ assignment }) => above.has(assignment.scope) || mayKnowAccess(access, assignment.scope),
  );
  return { ...explanation, nearMisses: misses.slice(0, MOST_NEAR_MISSES), nearMissCount: misses.length };
}

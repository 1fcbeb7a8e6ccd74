import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ArmFailure } from './failures.ts';
import { filterTerms } from './filter.ts';

/** What a list of role assignments is narrowed to. */
export interface RoleAssignmentFilter {
  /** Nothing below the scope. */
  readonly atScope: boolean;
  /** Held by exactly this principal. */
  readonly principal?: PrincipalId;
  /** Held by this principal or a group it is in. */
  readonly assignedTo?: PrincipalId;
}

/**
 * Reads `atScope()`, `principalId eq '…'` and `assignedTo('…')`. The first two do not go together; the rest is refused.
 */
export function parseRoleAssignmentFilter(filter: string): Result<RoleAssignmentFilter, ArmFailure> {
  const refused = fail({ kind: 'filter-unsupported', filter } as const);
  const terms = filterTerms(filter);
  if (!terms) return refused;

  let found: RoleAssignmentFilter = { atScope: false };
  for (const term of terms) {
    if (term.kind === 'call' && term.name === 'atscope' && term.argument === null) {
      found = { ...found, atScope: true };
      continue;
    }
    const text = term.kind === 'call' ? term.argument : term.value;
    const principal = text === null ? undefined : parseGuid(text);
    if (!principal) return refused;
    if (term.kind === 'call' && term.name === 'assignedto') found = { ...found, assignedTo: principal };
    else if (term.kind === 'equals' && term.property === 'principalid') found = { ...found, principal };
    else return refused;
  }
  return found.atScope && found.principal !== undefined ? refused : ok(found);
}

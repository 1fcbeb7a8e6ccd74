import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ArmFailure } from './failures.ts';
import { filterTerms } from './filter.ts';

/** What a list of role definitions is narrowed to. */
export interface RoleDefinitionFilter {
  /** In lower case. */
  readonly roleName?: string;
  readonly kind?: 'BuiltInRole' | 'CustomRole';
  /** Custom roles that can be assigned somewhere below count too. */
  readonly below: boolean;
}

/**
 * Reads `roleName eq '…'`, `type eq '…'`, `atScope()` and `atScopeAndBelow()`, joined by `and`; anything else is
 * refused.
 */
export function parseRoleDefinitionFilter(filter: string): Result<RoleDefinitionFilter, ArmFailure> {
  let found: RoleDefinitionFilter = { below: false };
  for (const term of filterTerms(filter) ?? [undefined]) {
    if (term?.kind === 'call' && term.name === 'atscopeandbelow' && term.argument === null) {
      found = { ...found, below: true };
    } else if (term?.kind === 'call' && term.name === 'atscope' && term.argument === null) {
      // Without `atScopeAndBelow()` nothing below is listed anyway.
    } else if (term?.kind === 'equals' && term.property === 'rolename' && found.roleName === undefined) {
      found = { ...found, roleName: term.value.toLowerCase() };
    } else if (term?.kind === 'equals' && term.property === 'type' && /^(builtin|custom)role$/i.test(term.value)) {
      found = { ...found, kind: term.value.toLowerCase() === 'builtinrole' ? 'BuiltInRole' : 'CustomRole' };
    } else {
      return fail({ kind: 'filter-unsupported', filter });
    }
  }
  return ok(found);
}

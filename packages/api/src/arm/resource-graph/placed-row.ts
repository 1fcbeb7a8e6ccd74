import { decideRight } from '@mandate/app/explain/right';
import type { Guid, Scope } from '@mandate/rbac/model';
import { resourceGroupOf, subscriptionOf } from '@mandate/rbac/scope';
import type { Work } from '../../operation.ts';
import type { Row } from './expressions.ts';

/** A row, and where it belongs. */
export interface PlacedRow {
  readonly scope: Scope;
  readonly row: Row;
}

/** Whether the caller may do something at a place; many rows stand at one, and it is decided once at each. */
export function mayRead({ access }: Work, action: string): (scope: Scope) => boolean {
  const known = new Map<Scope, boolean>();
  return (scope) => {
    const before = known.get(scope);
    if (before !== undefined) return before;
    const allowed = decideRight(access, action, scope).effect === 'allow';
    known.set(scope, allowed);
    return allowed;
  };
}

/** The columns that every row has. */
export function common(id: string, type: string, name: string, tenantId: Guid, scope: Scope): Row {
  return {
    id,
    name,
    type,
    tenantId,
    subscriptionId: subscriptionOf(scope) ?? '',
    resourceGroup: resourceGroupOf(scope)?.name ?? '',
  };
}

import { type AccessSnapshot, isPresent } from '@mandate/app/access';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { parseScope, subscriptionOf } from '@mandate/rbac/scope';
import type { QueryReader, Work } from '../operation.ts';
import type { PortalFailure } from './failures.ts';

/** Where a page asks about access, and what decisions about the caller rest on there. */
export interface ScopeAsked {
  readonly id: TenantId;
  readonly access: AccessSnapshot;
  readonly scope: Scope;
}

/** The `scope` of the query in the tenant of the path; nothing to whoever is not in it, nor of another tenant's. */
export async function scopeAsked(
  { params, query }: { readonly params: { readonly id: string }; readonly query: QueryReader },
  { store, snapshotIn }: Pick<Work, 'store' | 'snapshotIn'>,
): Promise<Result<ScopeAsked, PortalFailure>> {
  const id = parseGuid(params.id);
  const access = id && (await snapshotIn(id));
  if (!access || !isPresent(access)) return fail({ kind: 'not-found' });
  const text = query.get('scope') ?? '';
  const scope = parseScope(text);
  if (!scope.ok) return fail({ kind: 'scope-malformed', text });
  const subscription = subscriptionOf(scope.value);
  if (subscription && (await store.installation.findTenantOfSubscription(subscription)) !== id) {
    return fail({ kind: 'not-found' });
  }
  return ok({ id, access, scope: scope.value });
}

import type { Caller } from '@mandate/app/caller';
import type { Store } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { queryReader } from '../query.ts';
import type { Located, Services } from '../serve.ts';
import type { ArmFailure } from './failures.ts';
import { findResourceType } from './providers/resource-types.ts';

/**
 * Looks up the subscription in the path before anything is decided. One of another tenant does not exist, except for
 * callers whose home is related to its owner, who are told to sign in there.
 */
export async function locate(
  { request, caller, segments, apiVersions }: Located,
  { ports, origins }: Services,
): Promise<ArmFailure | undefined> {
  const [collection, text] = segments;
  if (collection?.toLowerCase() === 'subscriptions' && text !== undefined) {
    const id = parseGuid(text);
    if (!id) return { kind: 'subscription-malformed', text };
    const owner = await ports.store.installation.findTenantOfSubscription(id);
    if (owner !== caller.tenant) {
      const related = owner !== undefined && (await areRelated(ports.store, caller, owner));
      if (!related) return { kind: 'subscription-not-found', text };
      return { kind: 'subscription-elsewhere', home: caller.tenant, owner, login: origins.login };
    }
  }
  const version = queryReader(request.query).get('api-version') ?? '';
  if (!apiVersions || apiVersions.includes(version.toLowerCase())) return undefined;
  const type = findResourceType(typeOf(segments));
  if (!type) return { kind: 'api-version-unsupported', version, supported: apiVersions };
  const name = `${type.namespace}/${type.type}`;
  return { kind: 'resource-version-unsupported', version, type: name, location: '', supported: apiVersions };
}

function typeOf(segments: readonly string[]): string {
  const last = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const [namespace = '', ...rest] = segments.slice(last + 1);
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

async function areRelated(store: Store, { home }: Caller, owner: TenantId): Promise<boolean> {
  if (home === owner) return true;
  const asCustomer = await store.tenant(owner).findRelationship(home);
  const asPartner = await store.tenant(home).findRelationship(owner);
  return asCustomer?.state === 'active' || asPartner?.state === 'active';
}

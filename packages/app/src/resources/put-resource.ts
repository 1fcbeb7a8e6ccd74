import { findLocation, type TagProblem, tagProblem } from '@mandate/domain/resource-groups';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { resourceGroupOf } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { decideRight } from '../explain/right.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { Json, StoredResource } from '../ports/resources.ts';
import type { TenantReader } from '../ports/store.ts';
import type { LinkedAccessRefused } from '../role-definitions/authorize-scopes.ts';
import { tagsOf } from '../tags/tags.ts';
import { linksIn } from './links.ts';
import { merged } from './merge-body.ts';
import { toRecord } from './record.ts';

/** A resource as asked for. */
export interface PutResource {
  readonly scope: Scope;
  readonly id: string;
  /** As the provider spells it, for example `Microsoft.Network/virtualNetworks`. */
  readonly type: string;
  readonly hasLocation: boolean;
  readonly location: string | null;
  /** What is given replaces what is there, or with `merge` only the keys that are given. */
  readonly body: { readonly [key: string]: Json };
  readonly how: 'replace' | 'merge';
  /** The operation it was authorised as. */
  readonly action: string;
}

/** Why a resource was not written. */
export type PutResourceFailure =
  | { readonly kind: 'resource-group-not-found'; readonly name: string }
  | { readonly kind: 'resource-not-found'; readonly scope: Scope }
  | { readonly kind: 'parent-not-found'; readonly parent: Scope }
  | { readonly kind: 'provider-not-registered'; readonly namespace: string }
  | { readonly kind: 'location-required' }
  | { readonly kind: 'resource-location-unknown'; readonly location: string; readonly type: string }
  | {
      readonly kind: 'resource-location-immutable';
      readonly id: string;
      readonly wanted: string;
      readonly actual: string;
    }
  | { readonly kind: 'tags-invalid'; readonly problem: TagProblem }
  | LinkedAccessRefused
  | GateFailure;

/** The resource as it stands now, and whether it is new. */
export interface PutResourceDone {
  readonly resource: StoredResource;
  readonly created: boolean;
}

/**
 * Creates a resource or changes it. It is a record: nothing runs. The caller needs a right at every resource that the
 * body newly refers to, or anybody could attach what belongs to somebody else.
 */
export async function putResource(
  act: CallerAct,
  wanted: PutResource,
): Promise<Result<PutResourceDone, PutResourceFailure>> {
  const location = wanted.location === null ? null : locationOf(wanted.location);
  if (location === undefined) {
    return fail({ kind: 'resource-location-unknown', location: wanted.location ?? '', type: wanted.type });
  }
  return commitAt<PutResourceDone, PutResourceFailure>(act, { scope: wanted.scope, does: 'write' }, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const obstacle = await obstacleTo(writer, wanted);
    if (obstacle) return fail(obstacle);
    const existing = await writer.findResource(wanted.scope);
    if (!existing && wanted.how === 'merge') return fail({ kind: 'resource-not-found', scope: wanted.scope });
    if (existing && location !== null && existing.location !== location) {
      const [actual, id] = [existing.location ?? '', existing.id];
      return fail({ kind: 'resource-location-immutable', id, wanted: location, actual });
    }
    const place = existing?.location ?? location;
    if (wanted.hasLocation && place === null) return fail({ kind: 'location-required' });

    const now = act.ports.clock.now();
    const resource: StoredResource = {
      scope: wanted.scope,
      id: existing?.id ?? wanted.id,
      type: wanted.type,
      location: place,
      body: wanted.how === 'merge' ? merged(existing?.body ?? {}, wanted.body) : wanted.body,
      createdAt: existing?.createdAt ?? now,
      updatedAt: now,
    };
    const problem = tagProblem(tagsOf(resource));
    if (problem) return fail({ kind: 'tags-invalid', problem });
    const refused = refusedLink(act, wanted, { before: existing?.body ?? {}, after: resource.body });
    if (refused) return fail(refused);
    await writer.putResource(resource);
    await writer.record({
      operation: wanted.action,
      target: resource.id,
      before: existing ? toRecord(existing) : null,
      after: toRecord(resource),
    });
    return ok({ resource, created: !existing });
  });
}

function locationOf(text: string): string | undefined {
  return text.toLowerCase() === 'global' ? 'global' : findLocation(text)?.name;
}

/** The resource that a resource lies in; `undefined` for one that lies in a resource group. */
export function parentOf(scope: Scope): Scope | undefined {
  const segments = scope.split('/');
  // A resource in a group has eight segments and the empty one before the first slash; two more for each level.
  // A scope cut by whole pairs of type and name is one again.
  return segments.length > 9 ? (segments.slice(0, -2).join('/') as Scope) : undefined;
}

async function obstacleTo(tenant: TenantReader, { scope, type }: PutResource): Promise<PutResourceFailure | undefined> {
  const group = resourceGroupOf(scope);
  if (group && !(await tenant.findResourceGroup(group.subscription, group.name))) {
    return { kind: 'resource-group-not-found', name: group.name };
  }
  const [namespace = ''] = type.split('/');
  if (group && !(await tenant.findProviderRegistration(group.subscription, namespace))) {
    return { kind: 'provider-not-registered', namespace };
  }
  const parent = parentOf(scope);
  return parent && !(await tenant.findResource(parent)) ? { kind: 'parent-not-found', parent } : undefined;
}

function refusedLink(
  { access }: CallerAct,
  wanted: PutResource,
  { before, after }: { readonly before: Json; readonly after: Json },
): LinkedAccessRefused | undefined {
  const had = new Set(linksIn(before).map(({ scope }) => scope));
  const missing = linksIn(after).find(
    ({ scope, action }) => !had.has(scope) && decideRight(access, action, scope).effect === 'deny',
  );
  if (!missing) return undefined;
  const { action, id } = missing;
  const linked = { linkedAction: action, linkedScope: id };
  return { kind: 'linked-access-refused', access, action: wanted.action, scopeText: wanted.id, ...linked };
}

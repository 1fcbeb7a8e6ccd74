import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { contains, resourceGroupScope } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import { removeDenialsBelow } from '../deny-assignments/remove-denials-below.ts';
import { decideRight } from '../explain/right.ts';
import { closedGate, type GateFailure } from '../gates/commit-at.ts';
import type { StoredResource } from '../ports/resources.ts';
import type { TenantReader, TenantWriter } from '../ports/store.ts';
import { resourceGroupId } from '../resource-groups/record.ts';
import type { LinkedAccessRefused } from '../role-definitions/authorize-scopes.ts';
import { parentOf } from './put-resource.ts';
import { toRecord } from './record.ts';

/** Resources to move from one group into another of the same subscription. */
export interface MoveResources {
  readonly subscription: Guid;
  readonly from: string;
  readonly to: string;
  readonly resources: readonly Scope[];
}

/** Why nothing was moved; all move or none. */
export type MoveResourcesFailure =
  | { readonly kind: 'resource-group-not-found'; readonly name: string }
  | { readonly kind: 'resource-not-found'; readonly scope: Scope }
  | { readonly kind: 'resource-not-movable'; readonly scope: Scope; readonly why: 'elsewhere' | 'child' | 'taken' }
  | LinkedAccessRefused
  | GateFailure;

const MOVE = 'Microsoft.Resources/subscriptions/resourceGroups/moveResources/action';
const WRITE = 'Microsoft.Resources/subscriptions/resourceGroups/write';

/**
 * Moves resources with everything in them. Their ids change, so the role assignments, locks and denials at them go, as
 * in Azure (https://learn.microsoft.com/azure/azure-resource-manager/management/move-resource-group-and-subscription).
 */
export function moveResources(act: CallerAct, wanted: MoveResources): Promise<Result<void, MoveResourcesFailure>> {
  const { access } = act;
  const source = resourceGroupScope(wanted.subscription, wanted.from);
  const target = resourceGroupScope(wanted.subscription, wanted.to);
  return commit<void, MoveResourcesFailure>(act, async (change) => {
    const writer = change.tenant(access.caller.tenant);
    const to = await writer.findResourceGroup(wanted.subscription, wanted.to);
    if (decideRight(access, WRITE, target).effect === 'deny') {
      const linkedScope = resourceGroupId({ subscription: wanted.subscription, name: wanted.to });
      const linked = { linkedAction: WRITE, linkedScope };
      return fail({ kind: 'linked-access-refused', access, action: MOVE, scopeText: source, ...linked });
    }
    if (!to) return fail({ kind: 'resource-group-not-found', name: wanted.to });
    const closed = await closedGate(writer, { scope: target, does: 'write' });
    if (closed) return fail(closed);
    for (const scope of new Set(wanted.resources)) {
      const moved = await moveOne(act, writer, { scope, source, target, targetId: resourceGroupId(to) });
      if (!moved.ok) return moved;
    }
    return ok(undefined);
  });
}

interface MoveOne {
  readonly scope: Scope;
  readonly source: Scope;
  readonly target: Scope;
  readonly targetId: string;
}

async function moveOne(
  act: CallerAct,
  writer: TenantWriter,
  { scope, source, target, targetId }: MoveOne,
): Promise<Result<void, MoveResourcesFailure>> {
  const notMovable = (why: 'elsewhere' | 'child' | 'taken') =>
    fail({ kind: 'resource-not-movable', scope, why } as const);
  if (!contains(source, scope)) return notMovable('elsewhere');
  if (parentOf(scope)) return notMovable('child');
  const resource = await writer.findResource(scope);
  if (!resource) return fail({ kind: 'resource-not-found', scope });
  const closed = await closedGate(writer, { scope, does: 'delete-all' });
  if (closed) return fail(closed);

  const all = await allAtOrBelow(writer, scope);
  // Both scopes are groups, and what follows is the rest of a scope.
  const moved = all.map((each): StoredResource => {
    const rest = each.scope.slice(source.length);
    return {
      ...each,
      scope: `${target}${rest}` as Scope,
      id: [targetId, ...each.id.split('/').slice(5)].join('/'),
      updatedAt: act.ports.clock.now(),
    };
  });
  for (const each of moved) if (await writer.findResource(each.scope)) return notMovable('taken');
  await writer.removeResource(scope);
  await removeDenialsBelow(writer, scope);
  for (const each of moved) await writer.putResource(each);
  await writer.record({
    operation: MOVE,
    target: resource.id,
    before: toRecord(resource),
    after: { movedTo: `${targetId}${scope.slice(source.length)}` },
  });
  return ok(undefined);
}

async function allAtOrBelow(tenant: TenantReader, scope: Scope): Promise<readonly StoredResource[]> {
  const all: StoredResource[] = [];
  let after: string | null = null;
  do {
    const { rows, next } = await tenant.listResources(scope, { after, limit: 1000 });
    all.push(...rows);
    after = next;
  } while (after !== null);
  return all;
}

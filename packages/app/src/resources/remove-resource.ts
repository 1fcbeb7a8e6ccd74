import type { Scope } from '@mandate/rbac/model';
import { ok, type Result } from '@mandate/rbac/result';
import type { CallerAct } from '../act.ts';
import { removeDenialsBelow } from '../deny-assignments/remove-denials-below.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { toRecord } from './record.ts';

/** Removes a resource with everything in it and the role assignments at it. Answers whether there was one. */
export function removeResource(
  act: CallerAct,
  { scope, action }: { readonly scope: Scope; readonly action: string },
): Promise<Result<boolean, GateFailure>> {
  return commitAt<boolean, GateFailure>(act, { scope, does: 'delete-all' }, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const existing = await writer.findResource(scope);
    if (!existing) return ok(false);
    await writer.removeResource(scope);
    await removeDenialsBelow(writer, scope);
    await writer.record({ operation: action, target: existing.id, before: toRecord(existing), after: null });
    return ok(true);
  });
}

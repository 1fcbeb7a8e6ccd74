import type { Scope } from '@mandate/rbac/model';
import { ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { lockId, toRecord } from './record.ts';

/** Removes a lock at exactly its scope. Answers whether there was one; no lock stands in the way. */
export function removeLock(
  act: CallerAct,
  at: { readonly scope: Scope; readonly name: string },
): Promise<Result<boolean, never>> {
  return commit<boolean, never>(act, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const existing = await writer.findLock(at.scope, at.name);
    if (!existing) return ok(false);
    await writer.removeLock(at.scope, at.name);
    await writer.record({
      operation: 'Microsoft.Authorization/locks/delete',
      target: lockId(existing),
      before: toRecord(existing),
      after: null,
    });
    return ok(true);
  });
}

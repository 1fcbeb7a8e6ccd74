import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionOf } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { ManagementLock } from '../ports/resources.ts';
import { type MissingScope, missingScope } from '../role-assignments/missing-scope.ts';
import { lockId, toRecord } from './record.ts';

/** A lock as asked for. */
export type PutLock = Pick<ManagementLock, 'scope' | 'scopeText' | 'name' | 'level' | 'notes'>;

/** Why a lock was not written. */
export type PutLockFailure =
  | { readonly kind: 'lock-name-invalid'; readonly name: string }
  | { readonly kind: 'lock-scope-unsupported' }
  | { readonly kind: 'lock-limit' }
  | MissingScope
  | GateFailure;

/** The lock as it stands now, and whether it is new. */
export interface PutLockDone {
  readonly lock: ManagementLock;
  readonly created: boolean;
}

const LOCKS_PER_SCOPE = 20;

/** Locks a scope, or changes a lock that is there. Other locks never stand in the way. */
export async function putLock(act: CallerAct, wanted: PutLock): Promise<Result<PutLockDone, PutLockFailure>> {
  if (!/^[^<>*%&:?+/\\\p{Cc}]{1,260}$/u.test(wanted.name))
    return fail({ kind: 'lock-name-invalid', name: wanted.name });
  if (subscriptionOf(wanted.scope) === undefined) return fail({ kind: 'lock-scope-unsupported' });
  const gated = { scope: wanted.scope, does: 'write', pastLocks: true } as const;
  return commitAt<PutLockDone, PutLockFailure>(act, gated, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const missing = await missingScope(writer, wanted.scope);
    if (missing) return fail(missing);
    const existing = await writer.findLock(wanted.scope, wanted.name);
    const atScope = (await writer.listLocks(wanted.scope)).filter(({ scope }) => scope === wanted.scope);
    if (!existing && atScope.length >= LOCKS_PER_SCOPE) return fail({ kind: 'lock-limit' });
    const now = act.ports.clock.now();
    const lock: ManagementLock = {
      ...wanted,
      name: existing?.name ?? wanted.name,
      scopeText: existing?.scopeText ?? wanted.scopeText,
      createdAt: existing?.createdAt ?? now,
      updatedAt: now,
    };
    await writer.putLock(lock);
    await writer.record({
      operation: 'Microsoft.Authorization/locks/write',
      target: lockId(lock),
      before: existing ? toRecord(existing) : null,
      after: toRecord(lock),
    });
    return ok({ lock, created: !existing });
  });
}

import {
  DIRECTORY_CHANGE_LIFE_MS,
  type DirectoryChange,
  type DirectoryChangeProblem,
  isWaiting,
} from '@mandate/domain/directory-change';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import type { AccessSnapshot } from '../access.ts';
import { type CallerAct, commit } from '../act.ts';
import { decideRight } from '../explain/right.ts';
import type { GateFailure } from '../gates/commit-at.ts';
import { personal, type Recordable } from '../ports/change-log.ts';
import type { Change, TenantReader } from '../ports/store.ts';
import type { LinkedAccessRefused } from '../role-definitions/authorize-scopes.ts';
import { blockerAt } from './blockers.ts';

/** Why a subscription was not offered to another directory. */
export type RequestChangeFailure =
  | { readonly kind: 'subscription-not-found'; readonly text: string }
  | { readonly kind: 'destination-unknown'; readonly text: string }
  | { readonly kind: 'destination-owner-missing' }
  | { readonly kind: 'directory-change-refused'; readonly problem: DirectoryChangeProblem }
  | LinkedAccessRefused
  | GateFailure;

// What asking takes, as Azure names it.
const CHANGE_TENANT = 'Microsoft.Subscription/changeTenantRequest/write';
// Whoever moves a subscription takes every role on it away, so that being allowed to is part of it.
const LINKED = 'Microsoft.Authorization/roleAssignments/delete';

/** Whether somebody may move a subscription to another directory: a member of its own alone, with both rights. */
export function mayChangeDirectory(access: AccessSnapshot, id: Guid): boolean {
  const scope = subscriptionScope(id);
  const holds = (action: string) => decideRight(access, action, scope).effect === 'allow';
  return access.presence.kind === 'home' && holds(CHANGE_TENANT) && holds(LINKED);
}

/** The request about a subscription that one of its two directories keeps. */
export function findChange(reader: TenantReader, id: Guid): Promise<DirectoryChange | undefined> {
  return reader.findDocument('directory-change', subscriptionScope(id), 'default');
}

/**
 * Offers a subscription to another directory, instead of whatever it was offered to before. Nothing changes until the
 * person named there accepts, and whether that person exists is not told.
 */
export async function requestChange(
  act: CallerAct,
  id: Guid,
  wanted: { readonly destination: TenantId; readonly owner: string },
): Promise<Result<DirectoryChange, RequestChangeFailure>> {
  const { caller } = act.access;
  const { destination } = wanted;
  const owner = wanted.owner.trim();
  if (owner === '') return fail({ kind: 'destination-owner-missing' });
  if (!mayChangeDirectory(act.access, id)) {
    const [scopeText, linkedScope] = [`/subscriptions/${id}`, `/subscriptions/${id}`];
    const linked = { action: CHANGE_TENANT, scopeText, linkedAction: LINKED, linkedScope };
    return fail({ kind: 'linked-access-refused', access: act.access, ...linked });
  }
  return commit<DirectoryChange, RequestChangeFailure>(act, async (change) => {
    const source = change.tenant(caller.tenant);
    if (!(await change.tenant(destination).tenant())) return fail({ kind: 'destination-unknown', text: destination });
    if (destination === source.id) {
      return fail({ kind: 'directory-change-refused', problem: { kind: 'same-directory' } });
    }
    const now = act.ports.clock.now();
    const blocked = await blockerAt(source, id, now);
    if (blocked) return fail(blocked);
    // What brought it here is over, and of no concern to where it came from.
    const kept = await findChange(source, id);
    const before = kept?.source === source.id ? kept : null;
    if (before && before.destination !== destination) await forget(change, before);
    const after: DirectoryChange = {
      subscription: id,
      source: source.id,
      destination,
      owner,
      requestedBy: { id: caller.id, kind: caller.kind, name: caller.name },
      createdAt: now,
      expiresAt: now + DIRECTORY_CHANGE_LIFE_MS,
      acceptedAt: null,
    };
    await keep(change, before, after);
    return ok(after);
  });
}

/** Takes an offer back; answers whether one was waiting. */
export function withdrawChange(act: CallerAct, id: Guid): Promise<Result<boolean, never>> {
  return commit<boolean, never>(act, async (change) => {
    const before = await findChange(change.tenant(act.access.caller.tenant), id);
    if (!before || before.source !== act.access.caller.tenant) return ok(false);
    const waited = isWaiting(before, act.ports.clock.now());
    await forget(change, before);
    return ok(waited);
  });
}

/** Keeps a request in both directories, and in both logs. */
async function keep(change: Change, before: DirectoryChange | null, after: DirectoryChange): Promise<void> {
  const document = { scope: subscriptionScope(after.subscription), name: 'default', value: after };
  for (const tenant of [after.source, after.destination]) {
    await change.tenant(tenant).putDocument('directory-change', document);
    await change.tenant(tenant).record({
      operation: CHANGE_TENANT,
      target: changeTarget(after),
      before: before && changeRecord(before),
      after: changeRecord(after),
    });
  }
}

/** Forgets a request in both directories. */
async function forget(change: Change, before: DirectoryChange): Promise<void> {
  for (const tenant of [before.source, before.destination]) {
    const writer = change.tenant(tenant);
    await writer.removeDocument('directory-change', subscriptionScope(before.subscription), 'default');
    await writer.record({
      operation: 'Microsoft.Subscription/changeTenantRequest/delete',
      target: changeTarget(before),
      before: changeRecord(before),
      after: null,
    });
  }
}

/** The ARM id of a request. */
export function changeTarget({ subscription }: Pick<DirectoryChange, 'subscription'>): string {
  return `/subscriptions/${subscription}/providers/Microsoft.Subscription/changeTenantRequest/default`;
}

/** What the change log keeps of a request. */
export function changeRecord(change: DirectoryChange): Recordable {
  const { source, destination, owner, requestedBy, expiresAt, acceptedAt } = change;
  return { source, destination, owner: personal(owner), requestedBy: requestedBy.id, expiresAt, acceptedAt };
}

import {
  type DelegatedAdminRelationship,
  delegatedAdminTransition,
  isCleanedUp,
} from '@mandate/domain/delegated-admin';
import { type DelegatedAdminTerms, type TermsProblem, termsProblem } from '@mandate/domain/delegated-admin-terms';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Change } from '../ports/store.ts';
import { type Asked, asked, type DelegatedAdminFailure, findCurrent, matchEtag, record, toRecord } from './current.ts';
import { forget } from './settle.ts';

/** Why a relationship cannot be drawn up like this. */
export type DrawUpFailure =
  | { readonly kind: 'terms-refused'; readonly problem: TermsProblem }
  | { readonly kind: 'name-in-use' }
  | { readonly kind: 'customer-unacceptable' };

/** What a partner writes into a relationship. */
export interface Draft extends DelegatedAdminTerms {
  readonly customer: TenantId | null;
}

/**
 * A partner draws up a relationship. It gives nothing and the customer does not see it until it is asked to approve.
 */
export async function createDelegatedAdmin(
  act: CallerAct,
  draft: Draft,
): Promise<Result<DelegatedAdminRelationship, DrawUpFailure>> {
  const { clock, randomness } = act.ports;
  const partner = act.access.caller.home;
  return commit<DelegatedAdminRelationship, DrawUpFailure>(act, async (change) => {
    const now = clock.now();
    const relationship: DelegatedAdminRelationship = {
      // Twice as much chance as one GUID holds: whoever has the link may approve.
      id: `${randomness.guid()}-${randomness.guid()}`,
      partner,
      ...termsOf(draft),
      customer: draft.customer,
      status: 'created',
      createdAt: now,
      lockedAt: null,
      activatedAt: null,
      endsAt: null,
      updatedAt: now,
      version: 1,
    };
    const problem = await draftProblem(change, partner, relationship);
    if (problem) return fail(problem);
    const put = await store(change, relationship, now);
    if (!put.ok) return put;
    await record(change, 'create', relationship, { before: null, after: toRecord(relationship) });
    return ok(relationship);
  });
}

/** What a partner may change: everything while it draws up, the extension alone while the relationship is active. */
export type DraftChanges = Partial<Draft>;

/** Changes a relationship that the partner still draws up, or the extension of an active one. */
export async function updateDelegatedAdmin(
  act: CallerAct,
  wanted: { readonly id: string; readonly ifMatch: string | undefined; readonly changes: DraftChanges },
): Promise<Result<DelegatedAdminRelationship, DelegatedAdminFailure | DrawUpFailure | { readonly kind: 'locked' }>> {
  const partner = act.access.caller.home;
  type Failure = DelegatedAdminFailure | DrawUpFailure | { readonly kind: 'locked' };
  return commit<DelegatedAdminRelationship, Failure>(act, async (change) => {
    const now = act.ports.clock.now();
    const before = await findCurrent(change.tenant(partner), wanted.id, now);
    if (!before) return fail({ kind: 'delegated-admin-not-found' });
    const matched = matchEtag(before, wanted.ifMatch);
    if (!matched.ok) return matched;
    const changed = { ...before, ...wanted.changes };
    const onlyExtension = Object.keys(wanted.changes).every((name) => name === 'autoExtendDays');
    if (before.status !== 'created' && !(before.status === 'active' && onlyExtension)) return fail({ kind: 'locked' });

    const after = { ...before, ...termsOf(changed), customer: changed.customer, updatedAt: now };
    const problem = await draftProblem(change, partner, after);
    if (problem) return fail(problem);
    if (JSON.stringify(toRecord(after)) === JSON.stringify(toRecord(before))) return ok(before);
    const next = { ...after, version: before.version + 1 };
    const put = await store(change, next, now);
    if (!put.ok) return put;
    await record(change, 'update', next, { before: toRecord(before), after: toRecord(next) });
    return ok(next);
  });
}

/** Throws away a relationship that was never asked for. */
export async function deleteDelegatedAdmin(
  act: CallerAct,
  wanted: { readonly id: string; readonly ifMatch: string | undefined },
): Promise<Result<void, DelegatedAdminFailure | { readonly kind: 'locked' }>> {
  const partner = act.access.caller.home;
  return commit<void, DelegatedAdminFailure | { readonly kind: 'locked' }>(act, async (change) => {
    const writer = change.tenant(partner);
    const before = await findCurrent(writer, wanted.id, act.ports.clock.now());
    if (!before) return fail({ kind: 'delegated-admin-not-found' });
    const matched = matchEtag(before, wanted.ifMatch);
    if (!matched.ok) return matched;
    if (before.status !== 'created') return fail({ kind: 'locked' });
    await writer.removeDelegatedAdmin(before);
    await record(change, 'delete', before, { before: toRecord(before), after: null });
    return ok(undefined);
  });
}

/** The partner finishes its request: nothing of it can be changed from here on, and its link can be approved. */
export async function lockForApproval(act: CallerAct, id: string): Promise<Result<Asked, DelegatedAdminFailure>> {
  const partner = act.access.caller.home;
  return commit<Asked, DelegatedAdminFailure>(act, async (change) => {
    const now = act.ports.clock.now();
    const before = await findCurrent(change.tenant(partner), id, now);
    if (!before) return fail({ kind: 'delegated-admin-not-found' });
    const next = delegatedAdminTransition(before, 'lock', now);
    if (!next.ok) return next;
    const put = await change.tenant(partner).putDelegatedAdmin(next.value);
    if (!put.ok) throw new Error('Locking a request gave it another name.');
    if (next.value.customer) await change.tenant(next.value.customer).receiveDelegatedAdmin(partner, next.value.id);
    await record(change, 'lock', next.value, { before: toRecord(before), after: toRecord(next.value) });
    return ok(await asked(act, change, { relationship: next.value, action: 'lockForApproval' }));
  });
}

function termsOf({ displayName, roles, durationDays, autoExtendDays }: DelegatedAdminTerms): DelegatedAdminTerms {
  return { displayName: displayName.trim(), roles, durationDays, autoExtendDays };
}

async function draftProblem(
  change: Change,
  partner: TenantId,
  draft: Draft,
): Promise<Exclude<DrawUpFailure, { kind: 'name-in-use' }> | undefined> {
  const problem = termsProblem(draft);
  if (problem) return { kind: 'terms-refused', problem };
  const { customer } = draft;
  if (customer === null) return undefined;
  if (customer === partner || !(await change.tenant(customer).tenant())) return { kind: 'customer-unacceptable' };
  return undefined;
}

// A name is free again once what had it is cleaned up, whether or not anything has come by to do so.
async function store(
  change: Change,
  relationship: DelegatedAdminRelationship,
  now: number,
): Promise<Result<void, { readonly kind: 'name-in-use' }>> {
  const writer = change.tenant(relationship.partner);
  const holder = await writer.findDelegatedAdminByName(relationship.displayName);
  if (holder && holder.id !== relationship.id && isCleanedUp(holder, now)) await forget(change, holder);
  const put = await writer.putDelegatedAdmin(relationship);
  return put.ok ? ok(undefined) : fail({ kind: 'name-in-use' });
}

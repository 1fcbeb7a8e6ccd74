import {
  type DelegatedAdmin,
  type IllegalTransition,
  type RelationshipEvent,
  type ResellerRelationship,
  transition,
} from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Recordable } from '../ports/change-log.ts';
import type { Change } from '../ports/store.ts';

/** Why a relationship did not change. */
export type RelationshipFailure =
  | IllegalTransition
  | { readonly kind: 'relationship-not-found' }
  | { readonly kind: 'relationship-exists'; readonly state: ResellerRelationship['state'] };

/** A partner asks a customer for a relationship. Nothing is granted until the customer accepts. */
export async function requestRelationship(
  act: CallerAct,
  wanted: { readonly customer: TenantId; readonly delegatedAdmin: boolean },
): Promise<Result<ResellerRelationship, RelationshipFailure>> {
  const partner = act.access.caller.home;
  return commit<ResellerRelationship, RelationshipFailure>(act, async (change) => {
    const existing = await change.tenant(wanted.customer).findRelationship(partner);
    if (existing && (existing.state === 'active' || existing.state === 'requested')) {
      return fail({ kind: 'relationship-exists', state: existing.state });
    }
    const now = act.ports.clock.now();
    const requested: ResellerRelationship = {
      partner,
      customer: wanted.customer,
      state: 'requested',
      delegatedAdmin: wanted.delegatedAdmin ? 'asked' : 'none',
      requestedAt: now,
      acceptedAt: null,
      updatedAt: now,
    };
    await put(change, 'request', existing, requested);
    return ok(requested);
  });
}

/**
 * The customer's answer to a partner, or its later change of mind. The operation that calls this requires a member
 * whose home is the customer and who is Global Administrator there: consent is never delegated.
 */
export async function answerPartner(
  act: CallerAct,
  answer: { readonly partner: TenantId; readonly event: Exclude<RelationshipEvent, 'end'> },
): Promise<Result<ResellerRelationship, RelationshipFailure>> {
  const customer = act.access.caller.tenant;
  return commit<ResellerRelationship, RelationshipFailure>(act, async (change) => {
    const existing = await change.tenant(customer).findRelationship(answer.partner);
    if (!existing) return fail({ kind: 'relationship-not-found' });
    const next = transition(existing, answer.event, act.ports.clock.now());
    if (!next.ok) return next;
    await put(change, answer.event, existing, next.value);
    return next;
  });
}

// An act between two tenants stands in the log of each.
async function put(
  change: Change,
  event: RelationshipEvent | 'request',
  before: ResellerRelationship | undefined,
  after: ResellerRelationship,
): Promise<void> {
  await change.putRelationship(after);
  const entry = {
    operation: `Mandate.Relationships/resellerRelationships/${event}/action`,
    target: `resellerRelationships/${after.partner}/${after.customer}`,
    before: before ? toRecord(before) : null,
    after: toRecord(after),
  };
  await change.tenant(after.partner).record(entry);
  await change.tenant(after.customer).record(entry);
}

function toRecord({ state, delegatedAdmin }: { state: string; delegatedAdmin: DelegatedAdmin }): Recordable {
  return { state, delegatedAdmin };
}

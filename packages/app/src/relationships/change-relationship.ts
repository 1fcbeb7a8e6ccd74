import {
  type IllegalTransition,
  inSameMarket,
  type RelationshipEvent,
  type ResellerRelationship,
  requested,
  transition,
} from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Change } from '../ports/store.ts';
import { putRelationship } from './record.ts';

/** Why a relationship did not change. */
export type RelationshipFailure =
  | IllegalTransition
  | OtherMarket
  | { readonly kind: 'relationship-not-found' }
  | { readonly kind: 'relationship-exists'; readonly state: ResellerRelationship['state'] }
  /** The partner has decided that it asks nobody for delegated admin privileges any more. */
  | { readonly kind: 'delegated-admin-forbidden' };

/** Partner and customer belong to markets between which nobody may sell. */
export interface OtherMarket {
  readonly kind: 'other-market';
  readonly partnerCountry: string;
  readonly customerCountry: string;
}

/**
 * A partner asks a customer by name: for a relationship, or, where one stands, for delegated admin privileges in it.
 * Nothing is granted until the customer accepts. Asking again for the same changes nothing.
 */
export async function requestRelationship(
  act: CallerAct,
  wanted: { readonly customer: TenantId; readonly delegatedAdmin: boolean },
): Promise<Result<ResellerRelationship, RelationshipFailure>> {
  const partner = act.access.caller.home;
  return commit<ResellerRelationship, RelationshipFailure>(act, async (change) => {
    if (wanted.delegatedAdmin && (await forbidsDelegatedAdmin(change, partner))) {
      return fail({ kind: 'delegated-admin-forbidden' });
    }
    const existing = await change.tenant(wanted.customer).findRelationship(partner);
    const at = act.ports.clock.now();
    if (existing?.state === 'active') {
      if (!wanted.delegatedAdmin || existing.delegatedAdmin === 'granted') {
        return fail({ kind: 'relationship-exists', state: 'active' });
      }
      if (existing.delegatedAdmin === 'asked') return ok(existing);
      return step(change, existing, 'ask-delegated-admin', at);
    }
    const { tier, otherTier } = existing ?? ({ tier: 'direct', otherTier: null } as const);
    const asked = requested(
      { partner, customer: wanted.customer, tier, otherTier, confirmed: true },
      { delegatedAdmin: wanted.delegatedAdmin, at },
    );
    if (existing?.state === 'requested' && existing.delegatedAdmin === asked.delegatedAdmin) return ok(existing);
    await putRelationship(change, 'request', existing, asked);
    return ok(asked);
  });
}

/**
 * The customer's answer to a partner that asked by name, or its later change of mind. The operation that calls this
 * requires a member whose home is the customer and who is Global Administrator there: consent is never delegated.
 */
export async function answerPartner(
  act: CallerAct,
  answer: {
    readonly partner: TenantId;
    readonly event: 'accept' | 'decline' | 'grant-delegated-admin' | 'remove-delegated-admin';
  },
): Promise<Result<ResellerRelationship, RelationshipFailure>> {
  const customer = act.access.caller.tenant;
  return commit<ResellerRelationship, RelationshipFailure>(act, async (change) => {
    const existing = await change.tenant(customer).findRelationship(answer.partner);
    if (!existing) return fail({ kind: 'relationship-not-found' });
    const other = answer.event === 'accept' ? await otherMarket(change, answer.partner, customer) : undefined;
    if (other) return fail(other);
    return step(change, existing, answer.event, act.ports.clock.now());
  });
}

/** The partner says that it knows a customer who accepted its link uninvited. */
export async function confirmCustomer(
  act: CallerAct,
  customer: TenantId,
): Promise<Result<ResellerRelationship, RelationshipFailure>> {
  return ofPartner(act, customer, 'confirm');
}

/** The partner gives its delegated admin privileges back; relationship, subscriptions and Azure roles stay. */
export async function disableDelegatedAdmin(
  act: CallerAct,
  customer: TenantId,
): Promise<Result<ResellerRelationship, RelationshipFailure>> {
  return ofPartner(act, customer, 'remove-delegated-admin');
}

function ofPartner(act: CallerAct, customer: TenantId, event: RelationshipEvent) {
  const partner = act.access.caller.home;
  return commit<ResellerRelationship, RelationshipFailure>(act, async (change) => {
    const existing = await change.tenant(customer).findRelationship(partner);
    if (!existing) return fail({ kind: 'relationship-not-found' });
    return step(change, existing, event, act.ports.clock.now());
  });
}

/** Takes one step and stores it. */
export async function step(
  change: Change,
  existing: ResellerRelationship,
  event: RelationshipEvent,
  at: number,
): Promise<Result<ResellerRelationship, IllegalTransition>> {
  const next = transition(existing, event, at);
  if (next.ok) await putRelationship(change, event, existing, next.value);
  return next;
}

// Whether the partner's policy keeps its new requests from asking for delegated admin privileges.
async function forbidsDelegatedAdmin(change: Change, partner: TenantId): Promise<boolean> {
  return (await change.tenant(partner).requestSettings()).delegatedAdminOnNew === 'forbidden';
}

/** The failure when the two may not trade with each other; a tenant that does not exist trades with nobody. */
export async function otherMarket(
  change: Pick<Change, 'tenant'>,
  partner: TenantId,
  customer: TenantId,
): Promise<OtherMarket | undefined> {
  const partnerCountry = (await change.tenant(partner).tenant())?.country ?? '';
  const customerCountry = (await change.tenant(customer).tenant())?.country ?? '';
  if (inSameMarket(partnerCountry, customerCountry)) return undefined;
  return { kind: 'other-market', partnerCountry, customerCountry };
}

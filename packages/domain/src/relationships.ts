import { fail, ok, type Result } from '@mandate/rbac/result';
import { marketOf } from './markets.ts';
import type { TenantId } from './tenants.ts';

/**
 * Delegated admin privileges (DAP): `asked` waits for the customer's consent, `removed` says that they were taken back,
 * so that nobody mistakes it for never having been asked.
 */
export type DelegatedAdmin = 'none' | 'asked' | 'granted' | 'removed';

/** Whether the partner is the customer's reseller. */
export type RelationshipState = 'requested' | 'active' | 'declined' | 'ended';

/**
 * How the partner comes to be the reseller: alone, or as one of two tiers, the indirect reseller that looks after the
 * customer or the indirect provider that sells through it.
 */
export type ResellerTier = 'direct' | 'indirectReseller' | 'indirectProvider';

/** What ties a partner to a customer. At most one stands between the same two tenants. */
export interface ResellerRelationship {
  readonly partner: TenantId;
  readonly customer: TenantId;
  readonly state: RelationshipState;
  readonly delegatedAdmin: DelegatedAdmin;
  readonly tier: ResellerTier;
  /** The partner of the other tier; `null` for a direct relationship. */
  readonly otherTier: TenantId | null;
  /**
   * Whether the partner knows the customer: it asked for it by name, or confirmed it later. A link is for a partner,
   * not for a customer, so anybody who gets hold of it may accept; whoever does so uninvited is marked until
   * confirmed.
   */
  readonly confirmed: boolean;
  readonly requestedAt: number;
  /** When the customer accepted; `null` until then. */
  readonly acceptedAt: number | null;
  readonly updatedAt: number;
}

/** What can happen to a relationship. Nothing else changes a state. */
export type RelationshipEvent =
  | 'accept'
  | 'decline'
  | 'confirm'
  | 'ask-delegated-admin'
  | 'grant-delegated-admin'
  | 'remove-delegated-admin'
  | 'end';

/** All events, for whoever tries them. */
export const RELATIONSHIP_EVENTS: readonly RelationshipEvent[] = [
  'accept',
  'decline',
  'confirm',
  'ask-delegated-admin',
  'grant-delegated-admin',
  'remove-delegated-admin',
  'end',
];

/** The step is not one that a relationship in this state can take. */
export interface IllegalTransition {
  readonly kind: 'illegal-transition';
  readonly state: RelationshipState;
  readonly event: RelationshipEvent;
}

/** A relationship a partner asks for. Nothing is granted until the customer accepts. */
export function requested(
  between: Pick<ResellerRelationship, 'partner' | 'customer' | 'tier' | 'otherTier' | 'confirmed'>,
  { delegatedAdmin, at }: { readonly delegatedAdmin: boolean; readonly at: number },
): ResellerRelationship {
  return {
    partner: between.partner,
    customer: between.customer,
    state: 'requested',
    delegatedAdmin: delegatedAdmin ? 'asked' : 'none',
    tier: between.tier,
    otherTier: between.otherTier,
    confirmed: between.confirmed,
    requestedAt: at,
    acceptedAt: null,
    updatedAt: at,
  };
}

/** The relationship after an event, or a refusal. Ending it takes delegated admin with it; Azure roles stay. */
export function transition(
  relationship: ResellerRelationship,
  event: RelationshipEvent,
  at: number,
): Result<ResellerRelationship, IllegalTransition> {
  const next = follow(relationship, event);
  if (!next) return fail({ kind: 'illegal-transition', state: relationship.state, event });
  return ok({
    ...relationship,
    ...next,
    acceptedAt: event === 'accept' ? at : relationship.acceptedAt,
    updatedAt: at,
  });
}

type Next = Partial<Pick<ResellerRelationship, 'state' | 'delegatedAdmin' | 'confirmed'>>;

function follow(from: ResellerRelationship, event: RelationshipEvent): Next | undefined {
  const { state, delegatedAdmin, confirmed } = from;
  const active = state === 'active';
  switch (event) {
    case 'accept':
      if (state !== 'requested') return undefined;
      return { state: 'active', delegatedAdmin: delegatedAdmin === 'asked' ? 'granted' : 'none' };
    case 'decline':
      if (state === 'requested') return { state: 'declined', delegatedAdmin: 'none' };
      return active && delegatedAdmin === 'asked' ? { delegatedAdmin: 'none' } : undefined;
    case 'confirm':
      return active && !confirmed ? { confirmed: true } : undefined;
    case 'ask-delegated-admin':
      return active && (delegatedAdmin === 'none' || delegatedAdmin === 'removed')
        ? { delegatedAdmin: 'asked' }
        : undefined;
    case 'grant-delegated-admin':
      return active && delegatedAdmin === 'asked' ? { delegatedAdmin: 'granted' } : undefined;
    case 'remove-delegated-admin':
      return active && delegatedAdmin === 'granted' ? { delegatedAdmin: 'removed' } : undefined;
    case 'end':
      if (!active) return undefined;
      return { state: 'ended', delegatedAdmin: delegatedAdmin === 'granted' ? 'removed' : 'none' };
  }
}

/** Whether the relationship lets staff of the partner enter by delegated admin privileges. */
export function carriesDelegatedAdmin(relationship: ResellerRelationship | undefined): boolean {
  return relationship?.state === 'active' && relationship.delegatedAdmin === 'granted';
}

/** Whether the partner sells to the customer: an indirect reseller looks after it, and its provider sells. */
export function sellsTo(relationship: ResellerRelationship | undefined): boolean {
  return relationship?.state === 'active' && relationship.tier !== 'indirectReseller';
}

/**
 * How strictly a partner treats its own staff at customers: see {@link PartnerAccessPolicy}'s two values in the design.
 */
export type PartnerAccessPolicy = 'least-privilege' | 'microsoft';

/** Whether a partner's new requests may ask for delegated admin privileges at all, or only for the relationship. */
export type DelegatedAdminOnNew = 'allowed' | 'forbidden';

/**
 * Whether a partner of one country may be the reseller of a customer in another: where both belong to one region
 * (https://learn.microsoft.com/partner-center/regional-authorization-overview).
 */
export function inSameMarket(partnerCountry: string, customerCountry: string): boolean {
  return partnerCountry !== '' && marketOf(partnerCountry).region === marketOf(customerCountry).region;
}

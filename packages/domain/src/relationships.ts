import { fail, ok, type Result } from '@mandate/rbac/result';
import type { DirectoryRole } from './directory.ts';
import type { PartnerRole } from './partner-roles.ts';
import type { TenantId } from './tenants.ts';

/**
 * Delegated admin privileges (DAP): `asked` waits for the customer's consent, `removed` says that the customer took
 * them back, so that nobody mistakes it for never having been asked.
 */
export type DelegatedAdmin = 'none' | 'asked' | 'granted' | 'removed';

/** Whether the partner is the customer's reseller. */
export type RelationshipState = 'requested' | 'active' | 'declined' | 'ended';

/** What ties a partner to a customer. At most one stands between the same two tenants. */
export interface ResellerRelationship {
  readonly partner: TenantId;
  readonly customer: TenantId;
  readonly state: RelationshipState;
  readonly delegatedAdmin: DelegatedAdmin;
  readonly requestedAt: number;
  /** When the customer accepted; `null` until then. */
  readonly acceptedAt: number | null;
  readonly updatedAt: number;
}

/** What can happen to a relationship. Nothing else changes a state. */
export type RelationshipEvent = 'accept' | 'decline' | 'remove-delegated-admin' | 'end';

/** The step is not one that a relationship in this state can take. */
export interface IllegalTransition {
  readonly kind: 'illegal-transition';
  readonly state: RelationshipState;
  readonly event: RelationshipEvent;
}

type Next = Pick<ResellerRelationship, 'state' | 'delegatedAdmin'>;

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

function follow({ state, delegatedAdmin }: Next, event: RelationshipEvent): Next | undefined {
  switch (event) {
    case 'accept':
      if (state !== 'requested') return undefined;
      return { state: 'active', delegatedAdmin: delegatedAdmin === 'asked' ? 'granted' : 'none' };
    case 'decline':
      return state === 'requested' ? { state: 'declined', delegatedAdmin: 'none' } : undefined;
    case 'remove-delegated-admin':
      return state === 'active' && delegatedAdmin === 'granted' ? { state, delegatedAdmin: 'removed' } : undefined;
    case 'end':
      if (state !== 'active') return undefined;
      return { state: 'ended', delegatedAdmin: delegatedAdmin === 'granted' ? 'removed' : delegatedAdmin };
  }
}

/** Whether the relationship lets staff of the partner enter at all. */
export function carriesDelegatedAdmin(relationship: ResellerRelationship | undefined): boolean {
  return relationship?.state === 'active' && relationship.delegatedAdmin === 'granted';
}

/**
 * How strictly a partner treats its own staff at customers: see {@link PartnerAccessPolicy}'s two values in the design.
 */
export type PartnerAccessPolicy = 'least-privilege' | 'microsoft';

/** Whether and as what somebody of the partner enters a customer's tenant. */
export type Entry =
  | {
      readonly allowed: true;
      readonly directoryRoles: ReadonlySet<DirectoryRole>;
      readonly countsAsAdminAgent: boolean;
    }
  | {
      readonly allowed: false;
      readonly reason: 'no-relationship' | 'no-delegated-admin' | 'no-agent-role';
    };

/**
 * Decides entry by delegated admin privileges. AdminAgents become Global administrators of the customer and
 * HelpdeskAgents Helpdesk administrators; under the default policy SalesAgents become Directory readers, and Global
 * admins of the partner count as Admin agents, because the two roles the trade names could not do the job otherwise.
 */
export function entryByDelegatedAdmin(
  relationship: ResellerRelationship | undefined,
  roles: ReadonlySet<PartnerRole>,
  policy: PartnerAccessPolicy,
): Entry {
  if (relationship?.state !== 'active') return { allowed: false, reason: 'no-relationship' };
  if (!carriesDelegatedAdmin(relationship)) return { allowed: false, reason: 'no-delegated-admin' };

  const lenient = policy === 'least-privilege';
  const countsAsAdminAgent = roles.has('adminAgent') || (lenient && roles.has('globalAdmin'));
  const directoryRoles = new Set<DirectoryRole>();
  if (countsAsAdminAgent) directoryRoles.add('globalAdministrator');
  if (roles.has('helpdeskAgent')) directoryRoles.add('helpdeskAdministrator');
  if (lenient && roles.has('salesAgent')) directoryRoles.add('directoryReaders');
  if (directoryRoles.size === 0) return { allowed: false, reason: 'no-agent-role' };
  return { allowed: true, directoryRoles, countsAsAdminAgent };
}

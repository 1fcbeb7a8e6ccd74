import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TenantId } from './tenants.ts';

/** The states of a granular delegated admin relationship (GDAP), as Microsoft Graph names them. */
export const DELEGATED_ADMIN_STATUSES = [
  'created',
  'approvalPending',
  'approved',
  'activating',
  'active',
  'expiring',
  'expired',
  'terminationRequested',
  'terminating',
  'terminated',
] as const;
export type DelegatedAdminStatus = (typeof DELEGATED_ADMIN_STATUSES)[number];

/**
 * A granular delegated admin relationship: the directory roles a partner may have at a customer, for how long. Its id
 * is two GUIDs joined by a hyphen, which nobody can guess, because the link to its approval consists of it.
 */
export interface DelegatedAdminRelationship {
  readonly id: string;
  readonly partner: TenantId;
  /** Named by the partner, or by the approval when the partner named nobody. */
  readonly customer: TenantId | null;
  readonly displayName: string;
  /** Template ids of directory roles. */
  readonly roles: readonly Guid[];
  readonly durationDays: number;
  readonly autoExtendDays: 0 | 180;
  readonly status: DelegatedAdminStatus;
  readonly createdAt: number;
  /** When the partner finished the request; it lapses a while after. */
  readonly lockedAt: number | null;
  readonly activatedAt: number | null;
  /** When it ends unless it is extended; from this moment on it gives nothing. */
  readonly endsAt: number | null;
  readonly updatedAt: number;
  /** Counts the changes, for entity tags. */
  readonly version: number;
}

/** Which of a relationship's roles the members of one of the partner's security groups hold at the customer. */
export interface AccessAssignment {
  readonly id: Guid;
  readonly relationship: string;
  readonly group: PrincipalId;
  readonly roles: readonly Guid[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** What can happen to a relationship. Nothing else changes a state. */
export type DelegatedAdminEvent =
  | 'lock'
  | 'approve'
  | 'activate'
  | 'finish-activation'
  | 'reach-end'
  | 'expire'
  | 'lapse'
  | 'request-termination'
  | 'begin-termination'
  | 'finish-termination';

/** The step is not one that a relationship in this state can take. */
export interface IllegalDelegatedAdminTransition {
  readonly kind: 'illegal-delegated-admin-transition';
  readonly status: DelegatedAdminStatus;
  readonly event: DelegatedAdminEvent;
}

// Every step there is (https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship). A request that
// nobody answered in time expires.
const STEPS: Readonly<Record<DelegatedAdminEvent, Partial<Record<DelegatedAdminStatus, DelegatedAdminStatus>>>> = {
  lock: { created: 'approvalPending' },
  approve: { approvalPending: 'approved' },
  activate: { approved: 'activating' },
  'finish-activation': { activating: 'active' },
  'reach-end': { active: 'expiring' },
  expire: { expiring: 'expired' },
  lapse: { approvalPending: 'expired' },
  'request-termination': { active: 'terminationRequested', approvalPending: 'terminationRequested' },
  'begin-termination': { terminationRequested: 'terminating' },
  'finish-termination': { terminating: 'terminated' },
};

/** All events, for whoever tries them. */
export const DELEGATED_ADMIN_EVENTS = Object.keys(STEPS) as readonly DelegatedAdminEvent[];

/** The relationship after an event, or a refusal. Its time begins to run when it becomes active. */
export function delegatedAdminTransition(
  relationship: DelegatedAdminRelationship,
  event: DelegatedAdminEvent,
  at: number,
): Result<DelegatedAdminRelationship, IllegalDelegatedAdminTransition> {
  const status = STEPS[event][relationship.status];
  if (!status) return fail({ kind: 'illegal-delegated-admin-transition', status: relationship.status, event });
  return ok({
    ...relationship,
    status,
    lockedAt: event === 'lock' ? at : relationship.lockedAt,
    ...(event === 'finish-activation' ? { activatedAt: at, endsAt: at + relationship.durationDays * DAY_MS } : {}),
    updatedAt: at,
    version: relationship.version + 1,
  });
}

/** Several events at one moment; the first that is not legal refuses them all. */
export function delegatedAdminSteps(
  relationship: DelegatedAdminRelationship,
  events: readonly DelegatedAdminEvent[],
  at: number,
): Result<DelegatedAdminRelationship, IllegalDelegatedAdminTransition> {
  let now = relationship;
  for (const event of events) {
    const next = delegatedAdminTransition(now, event, at);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}

/** What the customer's approval does. */
export const APPROVAL = ['approve', 'activate', 'finish-activation'] as const;
/** What either side's termination does. */
export const TERMINATION = ['request-termination', 'begin-termination', 'finish-termination'] as const;

const DAY_MS = 86_400_000;

/** A request that the customer has not answered within this many days is void. */
export const PENDING_DAYS = 90;
/** How long the record of an expired or terminated relationship is kept. */
export const KEPT_DAYS = 365;

/**
 * The relationship as it is at a moment, whatever was last stored of it: extended or expired at the very end of its
 * time, lapsed when nobody answered. The clock alone decides, so that nothing depends on when a scheduler runs.
 */
export function delegatedAdminAt(relationship: DelegatedAdminRelationship, now: number): DelegatedAdminRelationship {
  const { status, endsAt, lockedAt, autoExtendDays } = relationship;
  if (status === 'active' && endsAt !== null && endsAt <= now) {
    if (autoExtendDays > 0) {
      const periods = Math.floor((now - endsAt) / (autoExtendDays * DAY_MS)) + 1;
      const lastEnd = endsAt + (periods - 1) * autoExtendDays * DAY_MS;
      const version = relationship.version + periods;
      return { ...relationship, endsAt: lastEnd + autoExtendDays * DAY_MS, updatedAt: lastEnd, version };
    }
    return stepped(relationship, ['reach-end', 'expire'], endsAt);
  }
  if (status === 'approvalPending' && lockedAt !== null && lockedAt + PENDING_DAYS * DAY_MS <= now) {
    return stepped(relationship, ['lapse'], lockedAt + PENDING_DAYS * DAY_MS);
  }
  return relationship;
}

function stepped(
  relationship: DelegatedAdminRelationship,
  events: readonly DelegatedAdminEvent[],
  at: number,
): DelegatedAdminRelationship {
  const next = delegatedAdminSteps(relationship, events, at);
  if (!next.ok) throw new Error(`The clock took a step that is not legal: ${next.failure.event}.`);
  return next.value;
}

/**
 * Whether the record has outlived its use: requests that lapsed go at once, relationships that are over after a year.
 */
export function isCleanedUp(relationship: DelegatedAdminRelationship, now: number): boolean {
  const { status, activatedAt, updatedAt } = delegatedAdminAt(relationship, now);
  if (status === 'expired' && activatedAt === null) return true;
  return (status === 'expired' || status === 'terminated') && updatedAt + KEPT_DAYS * DAY_MS <= now;
}

import type { Guid } from '@mandate/rbac/model';
import { type DelegatedAdminRelationship, delegatedAdminAt } from './delegated-admin.ts';
import { DIRECTORY_ROLES } from './directory.ts';
import type { TenantId } from './tenants.ts';

const DAY_MS = 86_400_000;
// How many days the figures look ahead and back.
const FIGURE_DAYS = 60;
// Today and each of those days.
const COUNTED_DAYS = FIGURE_DAYS + 1;
const TOP_ROLES = 10;

/** A partner's granular relationships in numbers. */
export interface DelegatedAdminFigures {
  /** Customers that the partner is the reseller of. */
  readonly customers: number;
  /** Those of them with an active relationship. */
  readonly customersWithRelationship: number;
  /** Relationships there are, in whatever state. */
  readonly relationships: number;
  /** Active, and at their end within 60 days; the next first. */
  readonly expiring: readonly DelegatedAdminRelationship[];
  /** Asked for and not answered; the longest first. */
  readonly pending: readonly DelegatedAdminRelationship[];
  /** Active with the role Global Administrator. */
  readonly withGlobalAdministrator: readonly DelegatedAdminRelationship[];
  /** Ends of active relationships on today and each of the days to come, by UTC. */
  readonly expiringByDay: readonly number[];
  /** Ends of relationships that ran out on today and each of the days past, by UTC. */
  readonly expiredByDay: readonly number[];
  /** Roles of active relationships and in how many they are, the most used first. */
  readonly topRoles: readonly { readonly role: Guid; readonly relationships: number }[];
}

/** Counts relationships one by one, so that nobody has to hold them all. */
export interface FigureCounter {
  add(relationship: DelegatedAdminRelationship): void;
  figures(): DelegatedAdminFigures;
}

/** Starts counting the relationships of a partner, as the clock has made them at a moment. */
export function countDelegatedAdmin(customers: ReadonlySet<TenantId>, now: number): FigureCounter {
  const covered = new Set<TenantId>();
  const roles = new Map<Guid, number>();
  const expiring: DelegatedAdminRelationship[] = [];
  const pending: DelegatedAdminRelationship[] = [];
  const withGlobalAdministrator: DelegatedAdminRelationship[] = [];
  const [expiringByDay, expiredByDay] = [noneByDay(), noneByDay()];
  const daysFromNow = (at: number): number => Math.floor(at / DAY_MS) - Math.floor(now / DAY_MS);
  let relationships = 0;

  const addActive = (relationship: DelegatedAdminRelationship, endsAt: number): void => {
    if (relationship.customer && customers.has(relationship.customer)) covered.add(relationship.customer);
    for (const role of relationship.roles) roles.set(role, (roles.get(role) ?? 0) + 1);
    if (relationship.roles.some((role) => role === DIRECTORY_ROLES.globalAdministrator)) {
      withGlobalAdministrator.push(relationship);
    }
    if (endsAt > now + FIGURE_DAYS * DAY_MS) return;
    expiring.push(relationship);
    countOn(expiringByDay, daysFromNow(endsAt));
  };

  return {
    add(stored) {
      const relationship = delegatedAdminAt(stored, now);
      const { status, endsAt, activatedAt } = relationship;
      relationships += 1;
      if (status === 'approvalPending') pending.push(relationship);
      if (status === 'active' && endsAt !== null) addActive(relationship, endsAt);
      if (status === 'expired' && activatedAt !== null && endsAt !== null) countOn(expiredByDay, -daysFromNow(endsAt));
    },
    figures: () => ({
      customers: customers.size,
      customersWithRelationship: covered.size,
      relationships,
      expiring: expiring.toSorted((one, other) => (one.endsAt ?? 0) - (other.endsAt ?? 0)),
      pending: pending.toSorted((one, other) => (one.lockedAt ?? 0) - (other.lockedAt ?? 0)),
      withGlobalAdministrator,
      expiringByDay,
      expiredByDay,
      topRoles: [...roles]
        .map(([role, count]) => ({ role, relationships: count }))
        .toSorted((one, other) => other.relationships - one.relationships || (one.role < other.role ? -1 : 1))
        .slice(0, TOP_ROLES),
    }),
  };
}

const noneByDay = (): number[] => Array.from({ length: COUNTED_DAYS }, () => 0);

function countOn(days: number[], day: number): void {
  const before = days[day];
  if (before !== undefined) days[day] = before + 1;
}

import { type DelegatedAdminRelationship, delegatedAdminAt } from './delegated-admin.ts';

/**
 * How the page of expiring granular relationships sorts them, as Partner Center does. The first three hold each other:
 * what ends within a day ends within seven as well.
 */
export const ENDING_SPANS = ['within30Days', 'within7Days', 'within1Day', 'later', 'expired'] as const;
export type EndingSpan = (typeof ENDING_SPANS)[number];

/** How many relationships are in each span, and in any. */
export type EndingCounts = Readonly<Record<EndingSpan | 'all', number>>;

const DAY_MS = 86_400_000;
const DAYS = { within30Days: 30, within7Days: 7, within1Day: 1 } as const;

/** Until when a relationship may last at most to be in a span that counts days. */
export function endOfSpan(span: keyof typeof DAYS, now: number): number {
  return now + DAYS[span] * DAY_MS;
}

/**
 * Whether a relationship is in a span: it runs and ends within its days, or after all of them, or it has run out. What
 * extends itself is in the span of its next end. Requests that lapsed never began, and what was terminated did not run
 * out.
 */
export function isInSpan(relationship: DelegatedAdminRelationship, span: EndingSpan, now: number): boolean {
  const { status, activatedAt, endsAt } = delegatedAdminAt(relationship, now);
  if (endsAt === null || activatedAt === null) return false;
  if (span === 'expired') return status === 'expired';
  if (status !== 'active') return false;
  return span === 'later' ? endsAt > endOfSpan('within30Days', now) : endsAt <= endOfSpan(span, now);
}

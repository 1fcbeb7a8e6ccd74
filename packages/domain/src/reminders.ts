/** How many days before its end people are reminded of a relationship, the earliest first. */
export const REMINDER_DAYS = [30, 7, 1] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

const DAY_MS = 86_400_000;

/** The span of ends that one reminder is for at a moment: after the first, up to and with the second. */
export interface ReminderSpan {
  readonly days: ReminderDays;
  readonly after: number;
  readonly until: number;
}

/**
 * Which reminder is due at a moment for which ends. Each end lies in one span alone, so where a clock has jumped over
 * several reminders only the latest is sent.
 */
export function reminderSpans(now: number): readonly ReminderSpan[] {
  return REMINDER_DAYS.map((days, index) => ({
    days,
    after: now + (REMINDER_DAYS[index + 1] ?? 0) * DAY_MS,
    until: now + days * DAY_MS,
  }));
}

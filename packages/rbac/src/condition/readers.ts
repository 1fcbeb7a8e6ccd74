import type { Value } from './syntax.ts';

/** A text; nothing else is read as one. */
export function readString(value: Value): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text without its letter case. */
export function readFolded(value: Value): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

/** A number; a text of digits is none. */
export function readNumber(value: Value): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A truth value; the text `true` is none. */
export function readBool(value: Value): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

const CANONICAL_GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGITS = /^[0-9a-f]{32}$/;

/**
 * A GUID in lower case with hyphens. Letter case does not matter, nor whether the hyphens are there: built-in roles
 * carry GUIDs of both spellings.
 */
export function readGuid(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (CANONICAL_GUID.test(value)) return value;
  const lower = value.toLowerCase();
  if (CANONICAL_GUID.test(lower)) return lower;
  if (!DIGITS.test(lower)) return undefined;
  const at = (from: number, to: number) => lower.slice(from, to);
  return `${at(0, 8)}-${at(8, 12)}-${at(12, 16)}-${at(16, 20)}-${at(20, 32)}`;
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const SECONDS_LENGTH = '2024-05-01T12:00:00'.length;
const FULL_LENGTH = SECONDS_LENGTH + '.123456789'.length;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A time in UTC, as a text of fixed length whose order is the order of time: a time in conditions may be finer than a
 * `Date` can hold.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format#datetime-comparison-operators
 */
export function readDateTime(value: Value): string | undefined {
  if (typeof value !== 'string' || !DATE_TIME.test(value)) return undefined;
  const two = (from: number) => (value.charCodeAt(from) - ZERO) * 10 + value.charCodeAt(from + 1) - ZERO;
  if (!isDay(two(0) * 100 + two(2), two(5), two(8))) return undefined;
  if (two(11) > 23 || two(14) > 59 || two(17) > 59) return undefined;
  const digits = value.slice(0, -1);
  return (digits.length === SECONDS_LENGTH ? `${digits}.` : digits).padEnd(FULL_LENGTH, '0');
}

const ZERO = '0'.charCodeAt(0);

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

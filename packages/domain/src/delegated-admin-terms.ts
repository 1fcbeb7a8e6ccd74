import type { Guid } from '@mandate/rbac/model';
import { isDelegatedRole } from './delegated-admin-roles.ts';
import { DIRECTORY_ROLES } from './directory.ts';
import { hasControlCharacter } from './subscriptions.ts';

// The longest that a relationship can last at first.
const LONGEST_DAYS = 730;
/** The longest name of a relationship, in characters. */
export const LONGEST_NAME = 50;

/** What a partner asks for. */
export interface DelegatedAdminTerms {
  readonly displayName: string;
  readonly roles: readonly Guid[];
  readonly durationDays: number;
  readonly autoExtendDays: 0 | 180;
}

/** Why terms are refused. */
export type TermsProblem =
  | { readonly kind: 'name-missing' }
  | { readonly kind: 'name-too-long' }
  | { readonly kind: 'name-character' }
  | { readonly kind: 'duration-out-of-range' }
  | { readonly kind: 'roles-missing' }
  | { readonly kind: 'role-unknown'; readonly role: string }
  | { readonly kind: 'role-twice'; readonly role: string }
  | { readonly kind: 'extension-with-global-administrator' };

/** The first thing wrong with what a partner asks for. */
export function termsProblem(terms: DelegatedAdminTerms): TermsProblem | undefined {
  const { displayName, roles, durationDays, autoExtendDays } = terms;
  if (displayName.trim() === '') return { kind: 'name-missing' };
  if (displayName.length > LONGEST_NAME) return { kind: 'name-too-long' };
  if (hasControlCharacter(displayName)) return { kind: 'name-character' };
  if (!Number.isInteger(durationDays) || durationDays < 1 || durationDays > LONGEST_DAYS) {
    return { kind: 'duration-out-of-range' };
  }
  const problem = rolesProblem(roles);
  if (problem) return problem;
  // A relationship with this role must end, so that somebody looks at it again.
  if (autoExtendDays > 0 && roles.some((role) => role === DIRECTORY_ROLES.globalAdministrator)) {
    return { kind: 'extension-with-global-administrator' };
  }
  return undefined;
}

/** The first thing wrong with a list of roles. */
export function rolesProblem(
  roles: readonly string[],
): Extract<TermsProblem, { kind: 'roles-missing' | 'role-unknown' | 'role-twice' }> | undefined {
  if (roles.length === 0) return { kind: 'roles-missing' };
  const unknown = roles.find((role) => !isDelegatedRole(role));
  if (unknown !== undefined) return { kind: 'role-unknown', role: unknown };
  const twice = roles.find((role, index) => roles.indexOf(role) !== index);
  return twice === undefined ? undefined : { kind: 'role-twice', role: twice };
}

/**
 * The whole days of an ISO 8601 duration without a part of a day, a year counted as 365 days and a month as 30;
 * `undefined` for any other text.
 */
export function daysOf(duration: string): number | undefined {
  const [whole, years, months, weeks, days] =
    /^P(?=\d|T)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T0+[HMS])?$/.exec(duration) ?? [];
  if (whole === undefined) return undefined;
  return Number(years ?? 0) * 365 + Number(months ?? 0) * 30 + Number(weeks ?? 0) * 7 + Number(days ?? 0);
}

/** Days as Graph writes durations. */
export const durationOf = (days: number): string => `P${days}D`;

import type { Value } from './syntax.ts';

/** One operator: how it reads a value, and whether two values so read satisfy it. */
interface Operator {
  /** Whether the operator can read the value at all. */
  readonly accepts: (value: Value) => boolean;
  /** False when either value cannot be read, for positive and negative operators alike. */
  readonly holds: (left: Value, right: Value) => boolean;
}

/** An operator's name in lower case. */
export type OperatorName = keyof typeof OPERATORS;

function family<T>(read: (value: Value) => T | undefined) {
  return (satisfies: (left: T, right: T) => boolean): Operator => ({
    accepts: (value) => read(value) !== undefined,
    holds(left, right) {
      const [one, other] = [read(left), read(right)];
      return one !== undefined && other !== undefined && satisfies(one, other);
    },
  });
}

const string = family((value) => (typeof value === 'string' ? value : undefined));
const ignoringCase = family((value) => (typeof value === 'string' ? value.toLowerCase() : undefined));
const numeric = family((value) => (typeof value === 'number' ? value : undefined));
const bool = family((value) => (typeof value === 'boolean' ? value : undefined));
const guid = family(readGuid);
const dateTime = family(readDateTime);

/** https://learn.microsoft.com/azure/role-based-access-control/conditions-format#operators */
const OPERATORS = {
  stringequals: string(equal),
  stringnotequals: string(differ),
  stringstartswith: string((left, right) => left.startsWith(right)),
  stringnotstartswith: string((left, right) => !left.startsWith(right)),
  stringlike: string(isLike),
  stringnotlike: string((left, right) => !isLike(left, right)),
  stringequalsignorecase: ignoringCase(equal),
  stringnotequalsignorecase: ignoringCase(differ),
  stringstartswithignorecase: ignoringCase((left, right) => left.startsWith(right)),
  stringnotstartswithignorecase: ignoringCase((left, right) => !left.startsWith(right)),
  stringlikeignorecase: ignoringCase(isLike),
  stringnotlikeignorecase: ignoringCase((left, right) => !isLike(left, right)),
  numericequals: numeric(equal),
  numericnotequals: numeric(differ),
  numericlessthan: numeric((left, right) => left < right),
  numericlessthanequals: numeric((left, right) => left <= right),
  numericgreaterthan: numeric((left, right) => left > right),
  numericgreaterthanequals: numeric((left, right) => left >= right),
  datetimeequals: dateTime(equal),
  datetimenotequals: dateTime(differ),
  datetimelessthan: dateTime((left, right) => left < right),
  datetimelessthanequals: dateTime((left, right) => left <= right),
  datetimegreaterthan: dateTime((left, right) => left > right),
  datetimegreaterthanequals: dateTime((left, right) => left >= right),
  boolequals: bool(equal),
  boolnotequals: bool(differ),
  guidequals: guid(equal),
  guidnotequals: guid(differ),
} satisfies Record<string, Operator>;

/** Whether a word, in lower case, names an operator. */
export function isOperatorName(word: string): word is OperatorName {
  return Object.hasOwn(OPERATORS, word);
}

/** The operator of that name. */
export function operatorNamed(name: OperatorName): Operator {
  return OPERATORS[name];
}

function equal<T>(left: T, right: T): boolean {
  return left === right;
}

function differ<T>(left: T, right: T): boolean {
  return left !== right;
}

// Hyphens and letter case do not matter: built-in roles carry GUIDs of both spellings.
function readGuid(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined;
  const digits = value.toLowerCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(digits)) return digits.replaceAll('-', '');
  return /^[0-9a-f]{32}$/.test(digits) ? digits : undefined;
}

// As text, because a time in conditions may be finer than a Date can hold. Equal lengths make text order time order.
function readDateTime(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(value) ?? [];
  if (seconds === undefined) return undefined;
  const date = new Date(`${seconds}Z`);
  const isInCalendar = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(seconds);
  return isInCalendar ? `${seconds}.${fraction.padEnd(9, '0')}` : undefined;
}

/** `*` stands for any run of characters, `?` for one, and a backslash makes the next of these three ordinary. */
function isLike(text: string, pattern: string): boolean {
  const wanted = likeTokens(pattern);
  const given = [...text];
  let [at, wantedAt, afterStar, retryAt] = [0, 0, -1, 0];
  // Going back to the latest star only is enough, so time grows with the product of both lengths at most.
  while (at < given.length) {
    const token = wanted[wantedAt];
    if (token === ANY_RUN) {
      wantedAt += 1;
      [afterStar, retryAt] = [wantedAt, at];
    } else if (token !== undefined && (token === ANY_ONE || token === given[at])) {
      wantedAt += 1;
      at += 1;
    } else if (afterStar !== -1) {
      wantedAt = afterStar;
      retryAt += 1;
      at = retryAt;
    } else {
      return false;
    }
  }
  return wanted.slice(wantedAt).every((token) => token === ANY_RUN);
}

const ANY_RUN = Symbol('any run of characters');
const ANY_ONE = Symbol('any one character');

function likeTokens(pattern: string): readonly (string | symbol)[] {
  return Array.from(pattern.matchAll(/\\([*?\\])|./gsu), ([token, escaped]) => {
    if (escaped !== undefined) return escaped;
    if (token === '*') return ANY_RUN;
    return token === '?' ? ANY_ONE : token;
  });
}

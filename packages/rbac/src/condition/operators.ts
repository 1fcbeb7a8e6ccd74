import { likeTest } from './like.ts';
import { readBool, readDateTime, readFolded, readGuid, readNumber, readString } from './readers.ts';
import type { Value } from './syntax.ts';

/** What kind of values an operator reads. */
export type Family = 'string' | 'number' | 'boolean' | 'guid' | 'date-time';

/** One operator: how it reads a value, and whether two values so read satisfy it. */
export interface Operator {
  readonly family: Family;
  /** Whether the operator can read the value at all. */
  readonly accepts: (value: Value) => boolean;
  /** False when either value cannot be read, for positive and negative operators alike. */
  readonly holds: (left: Value, right: Value) => boolean;
  /** The test of a left value against some of these right ones, which are read once. */
  readonly againstSome: (rights: readonly Value[]) => (left: Value) => boolean;
  /** The test of a left value against each of these right ones; nothing passes where one of them cannot be read. */
  readonly againstAll: (rights: readonly Value[]) => (left: Value) => boolean;
}

/** An operator's name in lower case. */
export type OperatorName = keyof typeof OPERATORS;

/** The test of a left value, made from the right one. */
type Relation<T> = (right: T) => (left: T) => boolean;

function inFamily<T>(family: Family, read: (value: Value) => T | undefined) {
  return (
    relation: Relation<T>,
    among?: (rights: readonly T[]) => Partial<Among<T>>,
    unread?: (rights: readonly T[]) => (left: Value) => boolean,
  ): Operator => {
    const readAll = (values: readonly Value[]) => values.map(read).filter((value) => value !== undefined);
    const readable =
      (test: (left: T) => boolean) =>
      (value: Value): boolean => {
        const left = read(value);
        return left !== undefined && test(left);
      };
    return {
      family,
      accepts: (value) => read(value) !== undefined,
      holds(left, right) {
        const [one, other] = [read(left), read(right)];
        return one !== undefined && other !== undefined && relation(other)(one);
      },
      againstSome(values) {
        const rights = readAll(values);
        if (unread !== undefined) return unread(rights);
        const tests = rights.map(relation);
        return readable(single(tests) ?? among?.(rights).some ?? ((left) => tests.some((test) => test(left))));
      },
      againstAll(values) {
        const rights = readAll(values);
        if (rights.length < values.length) return () => false;
        const tests = rights.map(relation);
        return readable(single(tests) ?? among?.(rights).all ?? ((left) => tests.every((test) => test(left))));
      },
    };
  };
}

/** Quicker tests against several right values than one after the other. */
interface Among<T> {
  readonly some: (left: T) => boolean;
  readonly all: (left: T) => boolean;
}

function single<T>(tests: readonly ((left: T) => boolean)[]): ((left: T) => boolean) | undefined {
  return tests.length === 1 ? tests[0] : undefined;
}

function equalsOneOf<T>(rights: readonly T[]): Partial<Among<T>> {
  const known = new Set(rights);
  return { some: (left) => known.has(left) };
}

function differsFromEach<T>(rights: readonly T[]): Partial<Among<T>> {
  const known = new Set(rights);
  return { all: (left) => !known.has(left) };
}

// Where reading changes nothing, a value that equals a readable one needs no reading itself.
function isOneOf(rights: readonly Value[]): (left: Value) => boolean {
  const [only, ...more] = rights;
  if (only !== undefined && more.length === 0) return (left) => left === only;
  const known = new Set(rights);
  return (left) => known.has(left);
}

const equal = (right: unknown) => (left: unknown) => left === right;
const differ = (right: unknown) => (left: unknown) => left !== right;
const starts = (right: string) => (left: string) => left.startsWith(right);
const startsNot = (right: string) => (left: string) => !left.startsWith(right);
const notLike = (right: string) => {
  const test = likeTest(right);
  return (left: string) => !test(left);
};
const less =
  <T extends string | number>(right: T) =>
  (left: T) =>
    left < right;
const lessOrEqual =
  <T extends string | number>(right: T) =>
  (left: T) =>
    left <= right;
const greater =
  <T extends string | number>(right: T) =>
  (left: T) =>
    left > right;
const greaterOrEqual =
  <T extends string | number>(right: T) =>
  (left: T) =>
    left >= right;

const string = inFamily('string', readString);
const folded = inFamily('string', readFolded);
const number = inFamily('number', readNumber);
const bool = inFamily('boolean', readBool);
const guid = inFamily('guid', readGuid);
const dateTime = inFamily('date-time', readDateTime);

/** https://learn.microsoft.com/azure/role-based-access-control/conditions-format#operators */
const OPERATORS = {
  stringequals: string(equal, equalsOneOf, isOneOf),
  stringnotequals: string(differ, differsFromEach),
  stringstartswith: string(starts),
  stringnotstartswith: string(startsNot),
  stringlike: string(likeTest),
  stringnotlike: string(notLike),
  stringequalsignorecase: folded(equal, equalsOneOf),
  stringnotequalsignorecase: folded(differ, differsFromEach),
  stringstartswithignorecase: folded(starts),
  stringnotstartswithignorecase: folded(startsNot),
  stringlikeignorecase: folded(likeTest),
  stringnotlikeignorecase: folded(notLike),
  numericequals: number(equal, equalsOneOf, isOneOf),
  numericnotequals: number(differ, differsFromEach),
  numericlessthan: number(less),
  numericlessthanequals: number(lessOrEqual),
  numericgreaterthan: number(greater),
  numericgreaterthanequals: number(greaterOrEqual),
  datetimeequals: dateTime(equal, equalsOneOf),
  datetimenotequals: dateTime(differ, differsFromEach),
  datetimelessthan: dateTime(less),
  datetimelessthanequals: dateTime(lessOrEqual),
  datetimegreaterthan: dateTime(greater),
  datetimegreaterthanequals: dateTime(greaterOrEqual),
  boolequals: bool(equal, equalsOneOf, isOneOf),
  boolnotequals: bool(differ),
  guidequals: guid(equal, equalsOneOf),
  guidnotequals: guid(differ, differsFromEach),
} satisfies Record<string, Operator>;

/** Whether a word, in lower case, names an operator. */
export function isOperatorName(word: string): word is OperatorName {
  return Object.hasOwn(OPERATORS, word);
}

/** The operator of that name. */
export function operatorNamed(name: OperatorName): Operator {
  return OPERATORS[name];
}

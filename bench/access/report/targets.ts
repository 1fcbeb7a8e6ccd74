import type { ContenderName } from '../contenders/all.ts';
import { median, type Times } from '../measure.ts';
import type { Results, Standing } from '../run.ts';
import type { Size } from '../workload/world.ts';

/** One thing that was promised, and how it came out; `undefined` where this run did not measure it. */
export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  readonly holds: boolean | undefined;
}

/** Every promise of the access engine that a run can check. */
export function targets(results: Results): readonly Target[] {
  const standing = (size: Size, name: ContenderName) =>
    results.standings.find((each) => each.size === size && each.name === name);
  const rate = (size: Size, name: ContenderName = 'Mandate') => {
    const found = standing(size, name);
    return found && median(found.rates);
  };
  const slower = (size: Size, name: ContenderName) => {
    const found = standing(size, name);
    return found && median(found.timesSlower);
  };
  const share = (one: number | undefined, other: number | undefined) => one && other && one / other;
  const figure = (size: Size, part: string, name: string) => {
    const found = results.figures[`${size} ${part}`]?.[name];
    return typeof found === 'number' ? found : undefined;
  };
  const slowest = (size: Size, part: string, name: string) => {
    const found = results.figures[`${size} ${part}`]?.[name];
    return typeof found === 'object' ? (found as Times).p99 : undefined;
  };
  const tail = (found: Standing | undefined) => found && found.p99Us / found.p50Us;

  return [
    atLeast('T1 texts against CASL at M (gate 8)', 20, slower('M', 'CASL')),
    atLeast('T1 texts against node-casbin at M (gate 300)', 800, slower('M', 'node-casbin')),
    atLeast('T1 texts against Cedar at M (gate 700)', 1500, slower('M', 'Cedar')),
    atLeast('T1 texts against CASL at S', 5, slower('S', 'CASL')),
    atLeast('T1 texts against node-casbin at S', 120, slower('S', 'node-casbin')),
    atLeast('T1 texts against Cedar at S', 400, slower('S', 'Cedar')),
    ...(['S', 'M', 'L', 'XL'] as const).map((size) =>
      atLeast(
        `T2 check against scope lookup alone at ${size}`,
        0.25,
        share(rate(size), rate(size, 'scope lookup alone')),
      ),
    ),
    atLeast('T3 handles against texts at S', 4, share(rate('S', 'Mandate, handles'), rate('S'))),
    atLeast('T3 handles against texts at M', 2, share(rate('M', 'Mandate, handles'), rate('M'))),
    atLeast('T3 handles against texts at L', 1.5, share(rate('L', 'Mandate, handles'), rate('L'))),
    atLeast('T4 rate at L against S', 1 / 8, share(rate('L'), rate('S'))),
    atLeast('T4 rate at XL against S', 1 / 10, share(rate('XL'), rate('S'))),
    atMost('T5 p99 against p50 at L', 4, tail(standing('L', 'Mandate'))),
    atMost('T5 full collection at XL, ms', 100, figure('XL', 'memory', 'full collection, ms')),
    ...(['L', 'XL'] as const).map((size) =>
      atMost(
        `T6 bytes per assignment at ${size} (gate 220)`,
        160,
        figure(size, 'memory', 'bytes per assignment, memory taken'),
      ),
    ),
    atMost('T7 load L from rows, CPU s', 6, figure('L', 'memory', 'load from rows, CPU s')),
    atMost('T7 load L from snapshot, CPU s', 1.5, figure('L', 'memory', 'load snapshot, CPU s')),
    atMost('T7 load XL from rows, CPU s', 60, figure('XL', 'memory', 'load from rows, CPU s')),
    atMost('T7 load XL from snapshot, CPU s', 10, figure('XL', 'memory', 'load snapshot, CPU s')),
    atLeast('snapshot against rows at L', 5, figure('L', 'memory', 'snapshot is faster by')),
    atLeast('T8 who can, against SQLite at L', 20, figure('L', 'lists', 'who can, times faster (p50)')),
    atLeast('T9 where can, against SQLite at L', 10, figure('L', 'lists', 'where can, times faster (p50)')),
    atLeast(
      'T9 where an admin agent can, against SQLite at L',
      4,
      figure('L', 'lists', 'where an admin agent can, times faster'),
    ),
    atMost('T9 first page of 100 at XL, p99 in ms', 1, thousandth(slowest('XL', 'lists', 'first page of 100, µs'))),
    atMost(
      'T10 check with a denial for every customer at L',
      1.5,
      figure('L', 'denials', 'check by texts, times slower'),
    ),
    atMost('T10 who can with a denial for every customer at L', 1.5, figure('L', 'denials', 'who can, times slower')),
    atMost('T11 add an assignment at XL, p99 in ms', 1, thousandth(slowest('XL', 'updates', 'add an assignment, µs'))),
    atMost('T17 condition of four terms, ns', 300, figure('S', 'condition', 'condition of four terms, ns')),
    ...(['L', 'XL'] as const).map((size) =>
      atLeast(
        `handles against a chase of pointers at ${size}`,
        0.5,
        figure(size, 'chase', 'speed of handles against the chase'),
      ),
    ),
    atLeast(
      'two threads against one at L, for the same processor time',
      0.8,
      figure('L', 'pool', 'two against one, for the same processor time'),
    ),
    atLeast('two threads against one at L, by the clock', 1.6, figure('L', 'pool', 'two against one, by the clock')),
  ];
}

function thousandth(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 1000;
}

function atLeast(what: string, least: number, found: number | undefined): Target {
  return {
    what,
    wanted: `≥ ${digits(least)}`,
    found: digits(found),
    holds: found === undefined ? undefined : found >= least,
  };
}

function atMost(what: string, most: number, found: number | undefined): Target {
  return {
    what,
    wanted: `≤ ${digits(most)}`,
    found: digits(found),
    holds: found === undefined ? undefined : found <= most,
  };
}

/** A number as a person reads it: three digits that count. */
export function digits(value: number | undefined): string {
  if (value === undefined) return '–';
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return `${Number(value.toPrecision(3))}`;
}

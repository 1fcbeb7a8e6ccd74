/** Processor time spent by a piece of work, in microseconds. */
export function cpuMicros(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const spent = process.cpuUsage(begun);
  return spent.user + spent.system;
}

/** Times by the clock of many calls, in microseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Runs each piece of work once, each with the clock beside it. */
export function timesOf(count: number, work: (index: number) => void): Times {
  return summary(Array.from({ length: count }, (_, index) => microsOf(() => work(index))));
}

/** Times of two pieces of work in turns, so that a machine that is slow for a while is slow for both. */
export function timesInTurns(count: number, ours: () => unknown, theirs?: () => unknown): [Times, Times?] {
  const [first, second]: [number[], number[]] = [[], []];
  for (let round = 0; round < count; round += 1) {
    first.push(microsOf(ours));
    if (theirs) second.push(microsOf(theirs));
  }
  return theirs ? [summary(first), summary(second)] : [summary(first)];
}

function microsOf(work: () => unknown): number {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1000;
}

/** The middle, the slowest in a hundred and the slowest of some times. */
export function summary(micros: readonly number[]): Times {
  const sorted = [...micros].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}

/** Resident memory after the garbage is gone. */
export function residentBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

/** How many items a stream has; takes every one of them. */
export function countOf(items: Iterable<unknown>): number {
  const all = items[Symbol.iterator]();
  let count = 0;
  while (all.next().done !== true) count += 1;
  return count;
}

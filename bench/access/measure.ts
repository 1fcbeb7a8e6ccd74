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
  const micros = Array.from({ length: count }, (_, index) => {
    const begun = process.hrtime.bigint();
    work(index);
    return Number(process.hrtime.bigint() - begun) / 1000;
  });
  return summary(micros);
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

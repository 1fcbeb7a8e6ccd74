import { CONTENDERS, type ContenderName } from './contenders/all.ts';
import { createMaterial } from './material.ts';
import type { Size } from './workload/world.ts';

// One contender in a process of its own, told by its parent when to run: so nobody's garbage, compiled code or caches
// bear on another's figures.

/** What a child says once it is ready. */
export interface Loaded {
  readonly kind: 'loaded';
  readonly loadMs: number;
  readonly loadCpuMs: number;
  readonly bytes: number;
  readonly note: string;
}

/** What a child says after a round. */
export interface Round {
  readonly kind: 'round';
  readonly checks: number;
  readonly wrong: number;
  readonly cpuSeconds: number;
  readonly latenciesUs: { readonly p50: number; readonly p99: number; readonly p999: number };
}

const CHUNK = 100;
const LATENCY_SAMPLES = 3000;

const [name, size, count] = process.argv.slice(2) as [ContenderName, Size, string];
const material = createMaterial(size, Number(count));
const memory = () => {
  globalThis.gc?.();
  return process.memoryUsage.rss();
};
const [before, start, cpu] = [memory(), performance.now(), process.cpuUsage()];
const ready = await CONTENDERS[name](material);
const loadMs = ready.loadMs ?? performance.now() - start;
const used = process.cpuUsage(cpu);
const order = ready.answerable ?? [...material.requests.expected.keys()];
let position = 0;
const loaded: Loaded = {
  kind: 'loaded',
  loadMs,
  loadCpuMs: (used.user + used.system) / 1000,
  bytes: ready.bytes?.() ?? memory() - before,
  note: ready.note ?? '',
};
process.send?.(loaded);

process.on('message', (message: { seconds: number }) => {
  void run(message.seconds).then((round) => process.send?.(round));
});

function next(length: number): number[] {
  return Array.from({ length }, () => order[position++ % order.length]!);
}

async function run(seconds: number): Promise<Round> {
  let [checks, wrong, cpuMicros] = [0, 0, 0];
  const answers = new Uint8Array(CHUNK);
  const until = performance.now() + seconds * 1000;
  // Slow contenders get smaller chunks, so that a round ends when it should.
  let length = 1;
  while (performance.now() < until) {
    const chosen = next(length);
    const prepared = ready.prepare(chosen) as never;
    const from = performance.now();
    const begun = process.cpuUsage();
    const pending = ready.answer(prepared, answers);
    if (pending !== undefined) await pending;
    const spent = process.cpuUsage(begun);
    cpuMicros += spent.user + spent.system;
    checks += length;
    chosen.forEach((request, at) => {
      if (answers[at] !== material.requests.expected[request]) wrong += 1;
    });
    length = performance.now() - from > 20 ? Math.max(1, length >> 1) : Math.min(CHUNK, length * 2);
  }
  return { kind: 'round', checks, wrong, cpuSeconds: cpuMicros / 1e6, latenciesUs: await latencies(seconds) };
}

/** One call at a time, clock included: about 70 ns. */
async function latencies(seconds: number): Promise<Round['latenciesUs']> {
  const micros: number[] = [];
  const one = new Uint8Array(1);
  const until = performance.now() + seconds * 500;
  while (micros.length < LATENCY_SAMPLES && performance.now() < until) {
    for (const request of next(50)) {
      const prepared = ready.prepare([request]) as never;
      const begun = process.hrtime.bigint();
      const pending = ready.answer(prepared, one);
      if (pending !== undefined) await pending;
      micros.push(Number(process.hrtime.bigint() - begun) / 1000);
      if (performance.now() > until) break;
    }
  }
  micros.sort((one, other) => one - other);
  const at = (share: number) => micros[Math.min(micros.length - 1, Math.floor(micros.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), p999: at(0.999) };
}

import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Loaded, Round } from './child.ts';
import type { ContenderName } from './contenders/all.ts';
import type { Figures } from './facts.ts';
import { median } from './measure.ts';
import { chart } from './report/chart.ts';
import { markdown } from './report/markdown.ts';
import type { Size } from './workload/world.ts';

function readEarlier(): Results | undefined {
  const file = new URL(`${date}-access.json`, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

/** How one contender did at one size, over all rounds. */
export interface Standing {
  readonly name: ContenderName;
  readonly size: Size;
  readonly note: string;
  readonly loadMs: number;
  readonly bytes: number;
  readonly checks: number;
  /** Checks per second of processor time, one for each round. */
  readonly rates: readonly number[];
  /** Mandate's rate over this one's in the same round. */
  readonly timesSlower: readonly number[];
  readonly p50Us: number;
  readonly p99Us: number;
}

/** One call of this script, and how busy the machine was before and after each size. */
export interface Run {
  readonly command: string;
  readonly loads: readonly string[];
  readonly kernelNs: readonly number[];
}

/** All that the runs of one day found; a size measured again replaces what was there. */
export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly runs: readonly Run[];
  readonly standings: readonly Standing[];
  readonly figures: Readonly<Record<string, Figures>>;
}

const OURS: readonly ContenderName[] = ['Mandate', 'Mandate, handles', 'Mandate, batch', 'scope lookup alone'];
const FIELD: Readonly<Record<Size, readonly ContenderName[]>> = {
  S: [...OURS, 'CASL', 'node-casbin', 'Cedar', 'Oso', 'SQLite'],
  M: [...OURS, 'CASL', 'node-casbin', 'Cedar', 'Oso', 'SQLite'],
  L: [...OURS, 'SQLite'],
  XL: ['Mandate', 'Mandate, handles', 'scope lookup alone'],
};
const PARTS: Readonly<Record<Size, readonly string[]>> = {
  S: ['condition'],
  M: ['memory', 'lists', 'updates', 'denials', 'chase', 'pool'],
  L: ['memory', 'lists', 'updates', 'denials', 'chase', 'pool'],
  XL: ['memory', 'lists', 'updates', 'chase'],
};
const HOT = 4000;
const COLD = 50_000;

const argument = (name: string, otherwise: string) =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const sizes = argument('sizes', 'S,M,L,XL').split(',') as Size[];
const rounds = Number(argument('rounds', '5'));
const seconds = Number(argument('seconds', '1'));
const folder = new URL('../results/', import.meta.url);

function start(file: string, args: readonly string[], size: Size): ChildProcess {
  const heap = size === 'XL' ? 14_000 : 8000;
  return fork(new URL(file, import.meta.url), args, { execArgv: ['--expose-gc', `--max-old-space-size=${heap}`] });
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A child process ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (received) => {
      child.off('exit', ended);
      resolve(received as T);
    });
  });
}

/** A loop over registers only: how fast the machine is just now, whatever the index does. */
function kernelNs(): number {
  const count = 20_000_000;
  const begun = process.cpuUsage();
  let value = 1;
  for (let index = 0; index < count; index += 1) value = Math.imul(value ^ index, 0x9e3779b1);
  const spent = process.cpuUsage(begun);
  return value === 0.5 ? 0 : ((spent.user + spent.system) * 1000) / count;
}

/** Everybody at one size in processes of their own, taking turns. */
async function compare(size: Size): Promise<readonly Standing[]> {
  const field = FIELD[size];
  // At the largest sizes a process needs gigabytes, so they do not all wait at the same time.
  const together = size === 'S' || size === 'M' ? field.length : 1;
  const found = new Map<ContenderName, { loaded: Loaded; rounds: Round[] }>();
  for (let first = 0; first < field.length; first += together) {
    const names = field.slice(first, first + together);
    const children = new Map<ContenderName, ChildProcess>();
    for (const name of names) {
      const child = start('./child.ts', [name, size, `${together === 1 ? COLD : HOT}`], size);
      children.set(name, child);
      found.set(name, { loaded: await message<Loaded>(child), rounds: [] });
      console.log(`${size}: ${name} is ready`);
    }
    // The first round is there to warm up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, child] of children) {
        child.send({ seconds });
        const result = await message<Round>(child);
        if (result.wrong > 0) throw new Error(`${name} gave ${result.wrong} wrong answers at ${size}.`);
        if (round > 0) found.get(name)!.rounds.push(result);
      }
    }
    for (const child of children.values()) child.kill();
  }
  const rate = ({ checks, cpuSeconds }: Round) => checks / cpuSeconds;
  const ours = found.get('Mandate')!.rounds.map(rate);
  return field.map((name) => {
    const { loaded, rounds: all } = found.get(name)!;
    return {
      name,
      size,
      note: loaded.note,
      loadMs: loaded.loadMs,
      bytes: loaded.bytes,
      checks: all.reduce((sum, { checks }) => sum + checks, 0),
      rates: all.map(rate),
      timesSlower: all.map((round, index) => ours[index]! / rate(round)),
      p50Us: median(all.map(({ latenciesUs }) => latenciesUs.p50)),
      p99Us: median(all.map(({ latenciesUs }) => latenciesUs.p99)),
    };
  });
}

const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
const loads = [load()];
const kernels = [kernelNs()];
const standings: Standing[] = [];
const figures: Record<string, Figures> = {};
for (const size of sizes) {
  standings.push(...(await compare(size)));
  for (const part of PARTS[size]) {
    const child = start('./facts.ts', [size, part], size);
    figures[`${size} ${part}`] = await message<Figures>(child);
    console.log(`${size}: ${part} measured`);
  }
  loads.push(load());
  kernels.push(kernelNs());
}

const date = new Date().toISOString().slice(0, 10);
const earlier = readEarlier();
const isOld = (size: string) => !sizes.includes(size as Size);
const results: Results = {
  date,
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  node: process.version,
  runs: [
    ...(earlier?.runs ?? []),
    { command: `node bench/access/run.ts ${process.argv.slice(2).join(' ')}`.trim(), loads, kernelNs: kernels },
  ],
  standings: [...(earlier?.standings ?? []).filter(({ size }) => isOld(size)), ...standings],
  figures: {
    ...Object.fromEntries(Object.entries(earlier?.figures ?? {}).filter(([name]) => isOld(name.split(' ')[0] ?? ''))),
    ...figures,
  },
};
mkdirSync(folder, { recursive: true });
const save = (ending: string, text: string) => {
  writeFileSync(new URL(`${results.date}-access.${ending}`, folder), text);
};
save('json', `${JSON.stringify(results, undefined, 2)}\n`);
save('md', markdown(results));
save('svg', chart(results));
console.log(markdown(results));

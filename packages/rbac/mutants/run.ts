// Plants each fault in a copy of this room and runs its tests; fails when one survives. The whole run takes minutes:
// node packages/rbac/mutants/run.ts [--short] [part of a file name or reason]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';
import { INDEX_FAULTS } from './index-faults.ts';

const ROOM = join(import.meta.dirname, '..');
const MODULES = join(ROOM, '../../node_modules');
const INDEX = 'src/index/';
const DIFFERENTIAL = `${INDEX}access-index.test.ts`;
const FEW_WORLDS = 20;

const [first, ...others] = process.argv.slice(2);
const isShort = first === '--short';
const wanted = (isShort ? others : process.argv.slice(2)).join(' ');

/** Some tests, and what else to tell vitest. */
interface Selection {
  readonly paths: readonly string[];
  readonly options?: readonly string[];
  /** How many random worlds the index lives through; as many as usual when left out. */
  readonly worlds?: number;
}

const copy = mkdtempSync(join(tmpdir(), 'rbac-faults-'));
try {
  process.exitCode = run();
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function run(): number {
  cpSync(join(ROOM, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(ROOM, 'package.json'), join(copy, 'package.json'));
  symlinkSync(MODULES, join(copy, 'node_modules'));
  const faults = [...FAULTS, ...INDEX_FAULTS].filter(
    ({ isVital, file, why }) => (!isShort || isVital === true) && (file.includes(wanted) || why.includes(wanted)),
  );
  const near = [...new Set(faults.flatMap(({ file }) => nearestTests(file).paths))];
  const failure = firstFailure({ paths: near, worlds: FEW_WORLDS });
  if (failure !== undefined) throw new Error(`A test fails without any fault; mend it first: ${failure}`);

  const survivors = faults.filter((fault) => survives(fault));
  for (const { file, why } of survivors) console.log(`SURVIVED ${file}: ${why}`);
  console.log(`${faults.length - survivors.length} of ${faults.length} faults were caught.`);
  return survivors.length === 0 ? 0 : 1;
}

function survives(fault: Fault): boolean {
  const { file, find, replace, why } = fault;
  const path = join(copy, 'src', file);
  const sound = readFileSync(path, 'utf8');
  if (sound.split(find).length !== 2) throw new Error(`${file} has not exactly one place that reads: ${find}`);
  try {
    writeFileSync(
      path,
      sound.replace(find, () => replace),
    );
    // The nearest tests catch most faults in a moment; only what passes them meets the rest.
    const caughtBy = firstFailure(nearestTests(file)) ?? firstFailure(allTests(file));
    console.log(`${caughtBy === undefined ? 'survived' : 'caught  '} ${file}: ${why} ${caughtBy ?? ''}`);
    return caughtBy === undefined;
  } finally {
    writeFileSync(path, sound);
  }
}

function nearestTests(file: string): Selection {
  const own = `src/${file.replace(/\.ts$/, '.test.ts')}`;
  const hasOwn = existsSync(join(copy, own));
  if (isOfIndex(file)) {
    return { paths: hasOwn && own !== DIFFERENTIAL ? [own, DIFFERENTIAL] : [DIFFERENTIAL], worlds: FEW_WORLDS };
  }
  const folder = dirname(file);
  if (folder !== '.') return { paths: [`src/${folder}/`] };
  return { paths: hasOwn ? [own, 'src/cases/'] : ['src/cases/'] };
}

// The index is compared with `decide`, so a fault in what both read shows in neither.
function allTests(file: string): Selection {
  return isOfIndex(file) ? { paths: [INDEX] } : { paths: [], options: ['--exclude', `${INDEX}**`] };
}

function isOfIndex(file: string): boolean {
  return file.startsWith('index/');
}

/** The name of a test that fails, if one does. */
function firstFailure({ paths, options = [], worlds }: Selection): string | undefined {
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
  const usual = ['--root', copy, '--bail', '1', '--no-isolate', '--pool', 'threads', '--reporter', 'dot'];
  // Starting a second worker costs more than the few nearest tests.
  const workers = ['--maxWorkers', paths.length === 0 || paths[0] === INDEX ? '2' : '1'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // A busy machine must not look like a test that fails.
    [vitest, 'run', ...usual, ...workers, ...options, '--testTimeout', '60000', ...paths],
    {
      cwd: copy,
      encoding: 'utf8',
      env: {
        ...process.env,
        MANDATE_PLANTED: '1',
        NO_COLOR: '1',
        ...(worlds === undefined ? {} : { MANDATE_FUZZ_RUNS: `${worlds}` }),
      },
      timeout: 180_000,
    },
  );
  if (status === 0) return undefined;
  return /FAIL\s+(.*)/.exec(stdout + stderr)?.[1] ?? 'the tests do not end';
}

// Plants each fault in a copy of this room and runs its tests; fails when one survives. The whole run takes minutes:
// node packages/rbac/mutants/run.ts [--short] [part of a file name or reason]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FAULTS, type Fault } from './faults.ts';

const ROOM = join(import.meta.dirname, '..');
const MODULES = join(ROOM, '../../node_modules');

const [first, ...others] = process.argv.slice(2);
const isShort = first === '--short';
const wanted = (isShort ? others : process.argv.slice(2)).join(' ');

const copy = mkdtempSync(join(tmpdir(), 'rbac-faults-'));
try {
  process.exitCode = run();
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function run(): number {
  cpSync(join(ROOM, 'src'), join(copy, 'src'), { recursive: true, filter: (path) => !isFastIndex(path) });
  cpSync(join(ROOM, 'package.json'), join(copy, 'package.json'));
  symlinkSync(MODULES, join(copy, 'node_modules'));
  const failure = firstFailure([]);
  if (failure !== undefined) throw new Error(`A test fails without any fault; mend it first: ${failure}`);

  const faults = FAULTS.filter(
    ({ isVital, file, why }) => (!isShort || isVital === true) && (file.includes(wanted) || why.includes(wanted)),
  );
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
    const caughtBy = firstFailure(nearestTests(file)) ?? firstFailure([]);
    console.log(`${caughtBy === undefined ? 'survived' : 'caught  '} ${file}: ${why} ${caughtBy ?? ''}`);
    return caughtBy === undefined;
  } finally {
    writeFileSync(path, sound);
  }
}

function nearestTests(file: string): readonly string[] {
  const folder = dirname(file);
  if (folder !== '.') return [`src/${folder}/`];
  const own = `src/${file.replace(/\.ts$/, '.test.ts')}`;
  return existsSync(join(copy, own)) ? [own, 'src/cases/'] : ['src/cases/'];
}

/** The name of a test that fails, if one does. */
function firstFailure(tests: readonly string[]): string | undefined {
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
  const options = ['--root', copy, '--bail', '1', '--maxWorkers', '2', '--no-isolate', '--reporter', 'dot'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // A busy machine must not look like a test that fails.
    [vitest, 'run', ...options, '--testTimeout', '60000', ...tests],
    { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, timeout: 180_000 },
  );
  if (status === 0) return undefined;
  return /FAIL\s+(.*)/.exec(stdout + stderr)?.[1] ?? 'the tests do not end';
}

// The fast index is another room's work in the same folder, with faults of its own.
function isFastIndex(path: string): boolean {
  return path.startsWith(join(ROOM, 'src/index'));
}

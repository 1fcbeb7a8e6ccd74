import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

// The vital faults take a minute of processor time. All of them take a quarter of an hour: MANDATE_MUTANTS=all.
const isLong = process.env['MANDATE_MUTANTS'] === 'all';

// Inside a copy, planting faults once more would never end.
it.skipIf(process.env['MANDATE_PLANTED'] === '1')(
  'no planted fault survives the tests of this room',
  { timeout: 3_600_000 },
  () => {
    const runner = `${import.meta.dirname}/../mutants/run.ts`;
    const { status, stdout, stderr } = spawnSync(process.execPath, [runner, ...(isLong ? [] : ['--short'])], {
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toContain('faults were caught.');
  },
);

import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

// Takes about a minute, so only where somebody asks for it.
it.runIf(process.env['MANDATE_MUTANTS'] === '1')(
  'no vital fault survives the tests of this room',
  { timeout: 300_000 },
  () => {
    const runner = `${import.meta.dirname}/../mutants/run.ts`;
    const { MANDATE_MUTANTS: _, ...env } = process.env;
    const { status, stdout } = spawnSync(process.execPath, [runner, '--short'], { encoding: 'utf8', env });
    expect(stdout).toContain('faults were caught.');
    expect(status).toBe(0);
  },
);

// Tries the clients that Debian has, then holds what they reached against what docs/parity.md says they do; with
// `--record`, notes down what they reached instead. Further words choose among the tests by their paths.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const recording = process.argv.includes('--record');
const witnesses = mkdtempSync(join(tmpdir(), 'mandate-witnesses-'));
const env = { ...process.env, MANDATE_WITNESSES: witnesses };
const run = (...args) => spawnSync(args[0], args.slice(1), { stdio: 'inherit', env }).status === 0;

const chosen = process.argv.slice(2).filter((word) => word !== '--record');
let passed = run('vitest', 'run', '--config', 'vitest.conformance.config.ts', ...chosen);
if (recording) passed = run('node', 'conformance/parity/collect.ts', witnesses, '--record') && passed;
else if (!run('node', 'conformance/parity/collect.ts', witnesses)) passed = false;
rmSync(witnesses, { recursive: true, force: true });
process.exit(passed ? 0 : 1);

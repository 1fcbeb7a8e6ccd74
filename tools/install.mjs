// Installs what package-lock.json names, unless exactly that has been installed here already. Plain JavaScript without
// dependencies: it runs before there are any, on whatever Node is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.installed';
const OLDEST_NODE = 20;

const [major] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE) {
  console.error(`Node.js ${OLDEST_NODE} or later is needed to set Mandate up; this is ${process.version}.`);
  process.exit(1);
}

const lock = readFileSync('package-lock.json');
const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) process.exit(0);

const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status === 0) writeFileSync(STAMP, wanted);
process.exit(status ?? 1);

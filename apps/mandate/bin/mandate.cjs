#!/usr/bin/env node
// In old syntax, since old versions of Node must be able to read it: finds one that can run Mandate, or says how to get
// it.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const childProcess = require('node:child_process');

const NEEDED = 24;
const main = path.join(__dirname, '..', 'dist', 'main.js');
const platform = process.platform === 'win32' ? 'win' : process.platform;
const packageName = `node-${platform}-${process.arch}`;

if (!fs.existsSync(main)) fail('Mandate is not built. Run "npm run build" first.');
else if (majorOf(process.version) >= NEEDED) void import(require('node:url').pathToFileURL(main).href);
else startWith(findNode() || fetchNode());

function majorOf(version) {
  return parseInt(version.replace('v', ''), 10);
}

// A Node among the installed packages, here or in any directory above.
function findNode() {
  const program = platform === 'win' ? 'node.exe' : 'node';
  for (let at = __dirname; ; at = path.dirname(at)) {
    const modules = path.join(at, 'node_modules');
    const candidates = [path.join(modules, packageName, 'bin', program), path.join(modules, '.bin', program)];
    const found = candidates.filter(isNewEnough)[0];
    if (found) return found;
    if (at === path.dirname(at)) return undefined;
  }
}

function isNewEnough(program) {
  if (!fs.existsSync(program)) return false;
  const asked = childProcess.spawnSync(program, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 && majorOf(asked.stdout) >= NEEDED;
}

// One from the registry, which npm keeps for the next time. It is run directly, so that signals reach it.
function fetchNode() {
  const wanted = `${packageName}@${NEEDED}`;
  const command = ['exec', '--yes', '--loglevel=error', `--package=${wanted}`, '--', 'node', '-p', 'process.execPath'];
  const options = { encoding: 'utf8', shell: platform === 'win', stdio: ['ignore', 'pipe', 'ignore'] };
  const asked = childProcess.spawnSync('npm', command, options);
  const lines = (asked.stdout || '').trim().split('\n');
  const program = lines[lines.length - 1].trim();
  return asked.status === 0 && isNewEnough(program) ? program : undefined;
}

function startWith(program) {
  if (!program) {
    const found = `Mandate needs Node.js ${NEEDED} or later; this is ${process.version}`;
    fail(`${found}, and npm could not fetch a newer one. Install it from https://nodejs.org.`);
    return;
  }
  const child = childProcess.spawn(program, [main].concat(process.argv.slice(2)), { stdio: 'inherit' });
  // The terminal tells the child of Ctrl+C itself; this process only waits for how it ends.
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('error', (error) => {
    fail(`Node.js could not be started: ${error.message}`);
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 128 + (require('node:os').constants.signals[signal] || 0) : code;
    process.exit();
  });
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

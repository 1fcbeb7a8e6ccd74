import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../../e2e/testing/server.ts';
import { startWitness } from '../testing/witness.ts';

const ROOT = join(import.meta.dirname, '../../..');
const guide = (language: string) => readFile(join(ROOT, 'docs/guides', language, 'azure-cli.md'), 'utf8');

/** The commands of the guide's first chapter, in their order; the remedy for Debian's package stands last there. */
function commandsOf(text: string): readonly string[] {
  const [, chapter = ''] = text.split(/^## /m);
  return [...chapter.matchAll(/```sh\n([^`]*)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
}

let server: DemoServer;
let checkout: string;
beforeAll(async () => {
  server = await startWitness('Azure CLI 2.45', import.meta.filename);
  // A checkout in which the demo runs, without what is in the developer's own.
  checkout = await mkdtemp(join(tmpdir(), 'mandate-guide-'));
  await mkdir(join(checkout, '.data'));
  await symlink(server.directory, join(checkout, '.data/demo'));
  for (const name of ['node_modules', 'apps', 'conformance', 'package.json']) {
    await symlink(join(ROOT, name), join(checkout, name));
  }
});
afterAll(async () => {
  await server?.stop();
  await rm(checkout, { recursive: true, force: true });
});

describe('the guide', () => {
  it('needs five commands at most, the same in both languages', async () => {
    const commands = commandsOf(await guide('en'));
    expect(commands.length).toBeLessThanOrEqual(5);
    expect(commands[0]).toBe('npm start');
    expect(commandsOf(await guide('fr'))).toEqual(commands);
  });

  it('leads to a role assignment when it is followed', async () => {
    const [, setup = '', login = '', create = '', remedy = ''] = commandsOf(await guide('en'));
    const script = ['set -e', setup, login, remedy, create].join('\n');
    const path = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
    const env = { PATH: path, HOME: checkout, LANG: 'C.UTF-8', AZURE_CONFIG_DIR: join(checkout, '.azure') };
    await mkdir(env.AZURE_CONFIG_DIR);
    const { stdout } = await promisify(execFile)('/bin/bash', ['-c', script], { cwd: checkout, env });
    const assignment = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{')));
    expect(assignment).toMatchObject({ principalType: 'User', type: 'Microsoft.Authorization/roleAssignments' });
  });
});

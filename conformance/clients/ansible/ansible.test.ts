import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { witness } from '../testing/witness.ts';

interface Task {
  readonly changed: boolean;
  readonly failed?: boolean;
  readonly msg?: string;
  readonly [fact: string]: unknown;
}

let place: string;
let tasks: ReadonlyMap<string, Task>;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'mandate-ansible-'));
  const script = join(import.meta.dirname, 'in-namespace.sh');
  const { stdout } = await promisify(execFile)(
    '/usr/bin/unshare',
    ['--net', '--mount', '/bin/bash', script, process.execPath, place],
    { maxBuffer: 1e8 },
  );
  const told: { plays: { tasks: { task: { name: string }; hosts: { localhost: Task } }[] }[] } = JSON.parse(
    stdout.slice(stdout.indexOf('{')),
  );
  tasks = new Map(told.plays.flatMap((play) => play.tasks).map(({ task, hosts }) => [task.name, hosts.localhost]));
}, 600_000);
afterAll(async () => {
  await witness('Ansible azure.azcollection', import.meta.filename, await readFile(join(place, 'log'), 'utf8'));
  await rm(place, { recursive: true, force: true });
});

const task = (name: string) => tasks.get(name) ?? { changed: false, failed: true, msg: `${name} did not run` };

it.each([
  ['assignment for nobody', 'PrincipalNotFound'],
  ['group locked', 'ScopeLocked'],
])('is refused %s in the words of Azure', (name, code) => {
  expect(task(name)).toMatchObject({ failed: true, msg: expect.stringContaining(code) });
});

it.each(['group', 'assignment', 'assignment gone', 'lock', 'lock gone', 'management group', 'group gone'])(
  'makes a change: %s',
  (name) => {
    expect(task(name)).toMatchObject({ changed: true });
    expect(task(name).failed).not.toBe(true);
  },
);

it.each(['group again', 'assignment again', 'management group again'])('changes nothing twice: %s', (name) => {
  expect(task(name).failed ?? task(name).msg ?? '').toBe('');
  expect(task(name).changed).toBe(false);
});

it('finds what it looks for', () => {
  expect(task('subscriptions').subscriptions).toHaveLength(2);
  expect(task('role').roledefinitions).toMatchObject([{ role_name: 'Reader' }]);
  expect(task('assignment info').roleassignments).toHaveLength(1);
  expect(task('management groups').management_groups).not.toEqual([]);
});

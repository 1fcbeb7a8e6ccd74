import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/test-installation.ts';
import { dataDirectoryAt, ensureDataDirectory } from './directory.ts';
import { lockDirectory } from './lock.ts';

const LOCK = new URL('./lock.ts', import.meta.url).href;
const DIRECTORY = new URL('./directory.ts', import.meta.url).href;

/** Another process that holds the directory until it is killed. */
async function holdElsewhere(path: string) {
  const script = `
    const { lockDirectory } = await import(${JSON.stringify(LOCK)});
    const { dataDirectoryAt } = await import(${JSON.stringify(DIRECTORY)});
    const lock = await lockDirectory(dataDirectoryAt(${JSON.stringify(path)}));
    console.log(lock.ok);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said).trim()).toBe('true');
  return child;
}

describe('the lock of a data directory', () => {
  it('is refused while another process has it, naming that process, and free once it was killed', async () => {
    await using place = await temporaryDirectory();
    const directory = dataDirectoryAt(place.path);
    const child = await holdElsewhere(place.path);
    const refused = await lockDirectory(directory);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect(refused).toEqual({
      ok: false,
      failure: { kind: 'directory-in-use', directory: place.path, pid: child.pid },
    });

    const lock = await lockDirectory(directory);
    expect(lock.ok).toBe(true);
    if (lock.ok) await lock.value.release();
  });

  it('goes to one of many who want it at once', async () => {
    await using place = await temporaryDirectory();
    const directory = dataDirectoryAt(place.path);
    const tries = await Promise.all(Array.from({ length: 8 }, () => lockDirectory(directory)));
    const got = tries.filter((lock) => lock.ok);
    expect(got).toHaveLength(1);
    for (const lock of got) await lock.value.release();
  });

  it('is not held by a process id that was left behind, though a process of that id runs', async () => {
    await using place = await temporaryDirectory();
    const directory = dataDirectoryAt(place.path);
    await writeFile(directory.pidFile, `${process.ppid}\n`);
    const lock = await lockDirectory(directory);
    expect(lock.ok).toBe(true);
    if (lock.ok) await lock.value.release();
  });

  it('can be taken again after it was released', async () => {
    await using place = await temporaryDirectory();
    const directory = dataDirectoryAt(place.path);
    await ensureDataDirectory(directory);
    for (let round = 0; round < 2; round += 1) {
      const lock = await lockDirectory(directory);
      expect(lock.ok).toBe(true);
      if (lock.ok) await lock.value.release();
    }
  });
});

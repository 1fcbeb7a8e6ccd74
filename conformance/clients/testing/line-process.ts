import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A program that answers each line of JSON with one line of JSON. */
export interface LineProcess {
  ask(question: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts such a program; a question that it dies over fails with what it wrote on standard error. */
export function startLineProcess(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LineProcess {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(command, args, {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = `${errors}${String(chunk)}`.slice(-4_000);
  });
  const ended = new Promise<void>((done) => {
    child.once('close', () => done());
    child.once('error', (error) => {
      errors += error.message;
      done();
    });
  });
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();

  async function exchange(question: unknown): Promise<unknown> {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${command} ended before it answered: ${errors}`);
    return JSON.parse(value);
  }

  return {
    // One question at a time, in the order they came.
    ask(question) {
      const answer = last.then(() => exchange(question));
      last = answer.catch(() => undefined);
      return answer;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

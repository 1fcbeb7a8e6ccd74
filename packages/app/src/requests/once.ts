import { createHash } from 'node:crypto';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CallerAct } from '../act.ts';
import type { RememberedRequest } from '../ports/commerce.ts';
import type { Change, Store } from '../ports/store.ts';

/** The same request was done before, and what it was answered can no longer be told. It was not done a second time. */
export interface RequestInProgress {
  readonly kind: 'request-in-progress';
}

/** A write that its sender named. */
export interface NamedRequest<T> {
  readonly key: Guid;
  /** All that makes it this request and no other: what is done to what, and the body. */
  readonly what: unknown;
  /** The members that are shown once and never kept. */
  readonly secrets: ReadonlySet<string>;
  /** Reads an answer that was kept as JSON, without its secrets. */
  readonly recall: (kept: unknown) => T;
}

// https://learn.microsoft.com/partner-center/developer/headers promises no time; a day outlives any client's retries.
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/**
 * What is kept of a request: its answer, or, until there is one, what came of its commit, where JSON can hold it. A
 * commit that answered nothing leaves no value.
 */
type Kept =
  | { readonly answer: unknown }
  | { readonly outcome: { readonly value?: unknown } }
  | { readonly untold: true };

const UNTOLD: Kept = { untold: true };

/**
 * Does a write once, however often it is sent under one name: again, it is answered what it was answered first. It may
 * commit once, and what came of that is kept in the same transaction. Of a request that was cut short before it was
 * answered, what is done is not done again but answers what it did; of two that are sent at once, one does it and both
 * are answered. What failed may be tried again.
 */
export async function once<T, F>(
  act: CallerAct,
  request: NamedRequest<T>,
  work: (act: CallerAct) => Promise<Result<T, F>>,
): Promise<Result<T, F | RequestInProgress>> {
  const { store } = act.ports;
  const memory = memoryOf(act, request);
  const find = async () => memory.read(await store.tenant(memory.home).findRequest(request.key, memory.digest));
  const known = await find();
  if (known && 'answer' in known) return ok(request.recall(known.answer));

  const { claiming, progress } = claimingStore(store, memory);
  const done = await work({ ...act, ports: { ...act.ports, store: claiming } });
  // What it did the first time may stand in its own way now, and what JSON cannot hold was not kept.
  if (progress.untold || (known && !done.ok && !progress.committed)) {
    const meanwhile = await find();
    const answered = meanwhile && 'answer' in meanwhile;
    return answered ? ok(request.recall(meanwhile.answer)) : fail({ kind: 'request-in-progress' });
  }
  if (!done.ok || (!known && !progress.committed)) return done;
  const answer = without(request.secrets, done.value);
  await store.commit([], act.context, async (change) => {
    await memory.write(change, { answer });
    return ok(undefined);
  });
  return progress.recalled ? ok(request.recall(answer)) : done;
}

interface Memory {
  readonly home: CallerAct['access']['caller']['home'];
  readonly key: Guid;
  readonly digest: string;
  read(row: RememberedRequest | undefined): Kept | undefined;
  /** Adds the request; false when another has just done so. */
  begin(change: Change, value: unknown): Promise<boolean>;
  write(change: Change, kept: Kept): Promise<void>;
}

function memoryOf<T>({ ports, access }: CallerAct, { key, what, secrets }: NamedRequest<T>): Memory {
  const { home, id } = access.caller;
  const digest = createHash('sha256')
    .update(JSON.stringify([id, what]))
    .digest('hex');
  const keptOf = (value: unknown): Kept => {
    if (value === undefined) return { outcome: {} };
    return isJson(value) ? { outcome: { value: without(secrets, value) } } : UNTOLD;
  };
  return {
    home,
    key,
    digest,
    read(row) {
      if (!row || row.at < ports.clock.now() - REMEMBERED_MS) return undefined;
      // Only this file writes it.
      return row.reply === null ? UNTOLD : (JSON.parse(row.reply) as Kept);
    },
    async begin(change, value) {
      const at = ports.clock.now();
      const row = { key, digest, at, reply: JSON.stringify(keptOf(value)) };
      return (await change.tenant(home).addRequest(row, at - REMEMBERED_MS)).ok;
    },
    write: (change, kept) => change.tenant(home).setReply(key, digest, JSON.stringify(kept)),
  };
}

// Whether a value is the same after it was written as JSON and read again.
function isJson(value: unknown): boolean {
  if (typeof value !== 'object')
    return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

function without(secrets: ReadonlySet<string>, value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, each: unknown) => (secrets.has(name) ? undefined : each)));
}

/** A store on which a request's one commit is done by whoever comes first; everybody else is told what came of it. */
function claimingStore(store: Store, memory: Memory) {
  const progress = { committed: false, recalled: false, untold: false };

  const commit: Store['commit'] = async <T, F>(
    expected: Parameters<Store['commit']>[0],
    context: Parameters<Store['commit']>[1],
    inner: (change: Change) => Promise<Result<T, F>>,
  ) => {
    // Whatever is done twice could be half done, and only one outcome is kept.
    if (progress.committed) throw new Error('A named request commits once; use `together`.');
    let recalled: Kept | undefined;
    const tryOnce = () =>
      store.commit<T, F>(expected, context, async (change) => {
        recalled = memory.read(await change.tenant(memory.home).findRequest(memory.key, memory.digest));
        // Whoever kept a value knew its type; `once` looks at no failure where nothing can be told.
        if (recalled) return 'outcome' in recalled ? ok(recalled.outcome.value as T) : fail(undefined as F);
        const result = await inner(change);
        if (!result.ok || (await memory.begin(change, result.value))) return result;
        recalled = UNTOLD;
        return fail(undefined as F);
      });
    let committed = await tryOnce();
    // Another began the same request at the same moment; what it did can be read now.
    if (recalled === UNTOLD) committed = await tryOnce();
    progress.committed = committed.kind === 'committed';
    progress.recalled = recalled !== undefined;
    progress.untold = recalled !== undefined && !('outcome' in recalled);
    return committed;
  };
  return { claiming: { ...store, commit }, progress };
}

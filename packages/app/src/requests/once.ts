import { createHash } from 'node:crypto';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CallerAct } from '../act.ts';
import type { Change, Store } from '../ports/store.ts';

/** The same request is under way, or ended without our being able to say how. It was not done a second time. */
export interface RequestInProgress {
  readonly kind: 'request-in-progress';
}

/** A write that its sender named. */
export interface NamedRequest<T> {
  readonly key: Guid;
  /** All that makes it this request and no other: what is done to what, and the body. */
  readonly what: unknown;
  /** The answer as it is kept for whoever sends the request again, as JSON: without secrets. */
  readonly keep: (answer: T) => string;
  readonly recall: (kept: string) => T;
}

// https://learn.microsoft.com/partner-center/developer/headers promises no time; a day outlives any client's retries.
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/**
 * Does a write once, however often it is sent under one name: again, it is answered what it was answered first. The
 * name is claimed in the transaction that writes, so that of two at once one does nothing. What failed may be tried
 * again.
 */
export async function once<T, F>(
  act: CallerAct,
  request: NamedRequest<T>,
  work: (act: CallerAct) => Promise<Result<T, F>>,
): Promise<Result<T, F | RequestInProgress>> {
  const { store, clock } = act.ports;
  const home = act.access.caller.home;
  const digest = createHash('sha256')
    .update(JSON.stringify([act.access.caller.id, request.what]))
    .digest('hex');

  const recall = async (): Promise<Result<T, RequestInProgress> | undefined> => {
    const known = await store.tenant(home).findRequest(request.key, digest);
    if (!known || known.at < clock.now() - REMEMBERED_MS) return undefined;
    return known.reply === null ? fail({ kind: 'request-in-progress' }) : ok(request.recall(known.reply));
  };
  const known = await recall();
  if (known) return known;

  let claimed = false;
  let lost = false;
  const claim = async (change: Change): Promise<boolean> => {
    const at = clock.now();
    const added = await change
      .tenant(home)
      .addRequest({ key: request.key, digest, at, reply: null }, at - REMEMBERED_MS);
    return added.ok;
  };
  const claiming: Store = {
    ...store,
    commit: async (expected, context, inner) => {
      const committed = await store.commit(expected, context, async (change) => {
        lost = !claimed && !(await claim(change));
        // The use case sees a failure of nobody's; it is replaced below by what became of the other.
        return lost ? fail(undefined as never) : inner(change);
      });
      claimed ||= committed.kind === 'committed';
      return committed;
    },
  };
  const done = await work({ ...act, ports: { ...act.ports, store: claiming } });
  if (lost) return (await recall()) ?? fail({ kind: 'request-in-progress' });
  if (!done.ok || !claimed) return done;
  await store.commit([], act.context, async (change) => {
    await change.tenant(home).setReply(request.key, digest, request.keep(done.value));
    return ok(undefined);
  });
  return done;
}

import { ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from './act.ts';
import type { Change, Store } from './ports/store.ts';

type Work<F> = (change: Change) => Promise<Result<unknown, F>>;

/**
 * Runs use cases that answer nothing in one transaction: everything that they write comes about, or nothing of it. Each
 * must commit last of all, because what it commits is run after all of them have been.
 */
export async function together<F>(
  act: CallerAct,
  steps: readonly ((act: CallerAct) => Promise<Result<void, F>>)[],
): Promise<Result<void, F>> {
  const works: Work<F>[] = [];
  const deferring: Store = {
    ...act.ports.store,
    async commit<T, G>(_expected: unknown, _context: unknown, work: (change: Change) => Promise<Result<T, G>>) {
      works.push(work as unknown as Work<F>);
      // What answers nothing looks at no value.
      return { kind: 'committed', value: undefined as T };
    },
  };
  for (const step of steps) {
    const taken = await step({ ...act, ports: { ...act.ports, store: deferring } });
    if (!taken.ok) return taken;
  }
  return commit<void, F>(act, async (change) => {
    for (const work of works) {
      const done = await work(change);
      if (!done.ok) return done;
    }
    return ok(undefined);
  });
}

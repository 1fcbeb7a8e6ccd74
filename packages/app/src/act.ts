import type { Result } from '@mandate/rbac/result';
import type { AccessSnapshot } from './access.ts';
import type { Partition, PartitionRevision } from './ports/access.ts';
import type { ChangeContext } from './ports/change-log.ts';
import type { Change, Store } from './ports/store.ts';
import type { Clock, Randomness } from './ports/world.ts';

/** What every use case needs of the world. */
export interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** The permission under which a use case runs: it was decided on these revisions, for this reason, by this actor. */
export interface Act {
  readonly ports: Ports;
  /** Checked again in the transaction. Empty only for the operator, whose right does not come from the store. */
  readonly expected: readonly PartitionRevision[];
  readonly context: ChangeContext;
  /** What the decision knew; `null` for those of whom nothing was decided: the operator, the clock, oneself. */
  readonly access: AccessSnapshot | null;
}

/** An act of a signed-in caller. */
export interface CallerAct extends Act {
  readonly access: AccessSnapshot;
}

/**
 * Thrown when what a decision rested on has moved before its write could commit. Nothing was written; whoever holds the
 * request reads and decides again. It is no failure of the caller's, so it is not a `Result`.
 */
export class StaleAccess extends Error {
  readonly partition: Partition;

  constructor(partition: Partition) {
    super(`The access revision of ${partition} moved while the request was decided.`);
    this.partition = partition;
  }
}

/** Commits under the act's permission, or throws {@link StaleAccess}. */
export async function commit<T, F>(act: Act, work: (change: Change) => Promise<Result<T, F>>): Promise<Result<T, F>> {
  const { access } = act;
  const outcome = await act.ports.store.commit<T, F>(act.expected, act.context, async (change) => {
    // A right that ended since it was looked at is no right any more, though nothing was written about it.
    if (access && act.ports.clock.now() >= access.validUntil) throw new StaleAccess(`tenant:${access.caller.tenant}`);
    return work(change);
  });
  switch (outcome.kind) {
    case 'committed':
      return { ok: true, value: outcome.value };
    case 'failed':
      return { ok: false, failure: outcome.failure };
    case 'stale':
      throw new StaleAccess(outcome.partition);
  }
}

/** The act of whoever works on the installation's own machine with its data directory. */
export function operatorAct(ports: Ports): Act {
  return {
    ports,
    expected: [],
    access: null,
    context: {
      actor: { kind: 'Operator' },
      tenant: null,
      ground: { operator: true },
      through: null,
      request: { requestId: ports.randomness.guid(), correlationId: ports.randomness.guid(), clientAddress: null },
    },
  };
}

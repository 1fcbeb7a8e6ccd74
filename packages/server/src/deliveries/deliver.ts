import type { Delivery, DeliveryAttempt } from '@mandate/app/ports/notifications';
import { LONGEST_PAUSE_MS, type WorkStore } from '@mandate/app/ports/work';
import type { Clock } from '@mandate/app/ports/world';

/** What the other side said, or that it could not be reached. */
export type Told = Pick<DeliveryAttempt, 'code' | 'message'> & {
  readonly taken: boolean;
  /** Trying again would change nothing. */
  readonly final?: true;
};

/** Tells one reader once. */
export type Tell = (delivery: Delivery) => Promise<Told>;

const AT_ONCE = 10;
/** Longer than any attempt may take. */
const LEASE_MS = 120_000;
const FIRST_PAUSE_MS = 10_000;
const TRIES_FOR_MS = 3 * 86_400_000;

/**
 * Tells what is due on one channel, each at least once: what came of it is kept after the fact, so a process that is
 * killed meanwhile leaves at most what it had begun to be told again. What is not taken is tried again after pauses
 * that double up to an hour, for three days. Answers how many were tried.
 */
export async function deliverDue(
  { work, clock }: { readonly work: WorkStore; readonly clock: Clock },
  channel: Delivery['body']['channel'],
  tell: Tell,
): Promise<number> {
  const claimed = await work.claimDeliveries({ channel, now: clock.now(), leaseMs: LEASE_MS, limit: AT_ONCE });
  await Promise.all(
    claimed.map(async (delivery) => {
      const told = await tellOrSay(delivery, { tell, now: clock.now() });
      const now = clock.now();
      const givenUp = told.final || now - delivery.createdAt > TRIES_FOR_MS;
      const state = told.taken ? 'delivered' : givenUp ? 'given-up' : 'waiting';
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (delivery.attempts - 1), LONGEST_PAUSE_MS);
      const attempt = { number: delivery.attempts, at: now, code: told.code, message: told.message.slice(0, 500) };
      await work.finishDelivery(delivery, { attempt, state, dueAt: now + pause });
    }),
  );
  return claimed.length;
}

async function tellOrSay(
  delivery: Delivery,
  { tell, now }: { readonly tell: Tell; readonly now: number },
): Promise<Told> {
  // Mails that waited for a mail server to be named are no news by the time there is one.
  if (now - delivery.createdAt > TRIES_FOR_MS) return { code: null, message: 'too old', taken: false, final: true };
  try {
    return await tell(delivery);
  } catch (error) {
    return { code: null, message: error instanceof Error ? error.message : String(error), taken: false };
  }
}

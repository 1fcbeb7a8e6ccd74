import type { TenantId } from '@mandate/domain/tenants';
import type { Delivery, DeliveryAttempt, DeliveryState } from './notifications.ts';

/** When a job runs. */
export interface JobTimes {
  readonly now: number;
  readonly everyMs: number;
  /** How long whoever runs it may take before others think that it died. */
  readonly leaseMs: number;
}

/**
 * The work that nodes share: what one claims, no other begins until the claim has run out. Claims are ordinary rows
 * that are updated under their last number, so that of two nodes at once one wins, on every engine. A clock that was
 * set back leaves neither jobs nor claims far in the future behind.
 */
export interface WorkStore {
  /** Claims a job that is due; answers the number of this run, or nothing. */
  claimJob(name: string, times: JobTimes): Promise<number | undefined>;
  /** Says when the job is due again; without effect for a run that another has taken over. */
  finishJob(name: string, run: number, dueAt: number): Promise<void>;
  /** The tenants that are partners, in the order of their ids. */
  listPartners(): Promise<readonly TenantId[]>;
  /** Those of them whose change log was not followed to its end. */
  listUnfollowed(): Promise<readonly TenantId[]>;
  /** Claims deliveries that are due, the longest due first, and counts an attempt of each. */
  claimDeliveries(wanted: {
    readonly channel: Delivery['body']['channel'];
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /** Keeps what came of an attempt; its state only while no other attempt was begun since. */
  finishDelivery(
    delivery: Pick<Delivery, 'tenant' | 'id' | 'attempts'>,
    done: { readonly attempt: DeliveryAttempt; readonly state: DeliveryState; readonly dueAt: number },
  ): Promise<void>;
  /** Forgets webhooks' deliveries from before one moment, and mails from before another. */
  forgetDeliveries(before: { readonly webhook: number; readonly mail: number }): Promise<void>;
}

/** The longest pause between two attempts of a delivery. */
export const LONGEST_PAUSE_MS = 3_600_000;

import type { Notice, WebhookEvent } from '@mandate/domain/audit/vocabulary';
import type { DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import type { ReminderSpan } from '@mandate/domain/reminders';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { Page, PageRequest } from './listing.ts';

/** Where a partner wants to be told of events. A partner has one. */
export interface Webhook {
  readonly id: Guid;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Events from before are not told. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A mail to one person, in facts; its text is made when it is shown or sent. */
export interface MailBody {
  readonly channel: 'mail';
  readonly notice: Notice;
  readonly to: { readonly user: PrincipalId; readonly name: string; readonly address: string };
  readonly language: 'en' | 'fr';
  /** On whose side the reader is. */
  readonly side: 'partner' | 'customer';
  readonly partner: { readonly id: TenantId; readonly name: string };
  readonly customer: { readonly id: TenantId; readonly name: string };
  readonly relationship: { readonly id: string; readonly name: string; readonly endsAt: number | null };
  /** Of a reminder, how many days before the end it is. */
  readonly days: number | null;
}

/** An event for a partner's webhook. */
export interface WebhookBody {
  readonly channel: 'webhook';
  readonly event: WebhookEvent | 'test-created';
  readonly url: string;
  readonly resource: { readonly name: string; readonly at: 'graph' | 'partnerCenter'; readonly path: string };
  /** The audit record that tells of the event; `null` for a test. */
  readonly record: string | null;
  readonly changedAt: number;
}

/** How a delivery stands: still to be tried, taken by the other side, or tried often enough. */
export type DeliveryState = 'waiting' | 'delivered' | 'given-up';

/** Something to be told to one reader. Its id derives from event and reader, so that it exists once. */
export interface Delivery {
  /** The reader's home. */
  readonly tenant: TenantId;
  readonly id: string;
  readonly body: MailBody | WebhookBody;
  readonly createdAt: number;
  readonly state: DeliveryState;
  /** How often it was begun. */
  readonly attempts: number;
  /** When it is to be tried next. */
  readonly dueAt: number;
}

/** What came of one attempt. */
export interface DeliveryAttempt {
  readonly number: number;
  readonly at: number;
  /** What the other side answered; `null` when it was not reached. */
  readonly code: number | null;
  readonly message: string;
}

/** Reads what one tenant's people and webhook were told, or will be. */
export interface NotificationReader {
  findWebhook(): Promise<Webhook | undefined>;
  findDelivery(id: string): Promise<Delivery | undefined>;
  /** The newest first. */
  listDeliveries(channel: Delivery['body']['channel'], page: PageRequest): Promise<Page<Delivery>>;
  /** The first attempt first. */
  listDeliveryAttempts(delivery: string): Promise<readonly DeliveryAttempt[]>;
  /** How far this tenant's change log was followed. */
  findFollowed(): Promise<number>;
  /** Whose calendar link has this digest. */
  findCalendarLink(digest: string): Promise<PrincipalId | undefined>;
  /** When somebody's calendar link was made. */
  findCalendarLinkOf(user: PrincipalId): Promise<number | undefined>;
  /** Of this tenant as a partner: active relationships that end within the span and were not reminded of that end. */
  listDueReminders(
    span: ReminderSpan,
    page: { readonly after: Pick<DelegatedAdminRelationship, 'id' | 'endsAt'> | null; readonly limit: number },
  ): Promise<readonly DelegatedAdminRelationship[]>;
}

/** Writes what one tenant's people and webhook are told. */
export interface NotificationWriter {
  putWebhook(webhook: Webhook): Promise<void>;
  /** Answers whether there was one. */
  removeWebhook(): Promise<boolean>;
  /** Adds what is not there yet. It is no fact about the tenant and needs no record. */
  addDeliveries(deliveries: readonly Delivery[]): Promise<void>;
  /** Notes that the log was followed further; answers whether nobody else has meanwhile. It needs no record. */
  follow(from: number, to: number): Promise<boolean>;
  /** One for each person; a new one ends the one before. */
  putCalendarLink(user: PrincipalId, link: { readonly digest: string; readonly at: number }): Promise<void>;
  /** Answers whether there was one. */
  removeCalendarLink(user: PrincipalId): Promise<boolean>;
  /** Notes that people were reminded of an end. */
  putReminder(relationship: string, reminded: { readonly endsAt: number; readonly days: number }): Promise<void>;
}

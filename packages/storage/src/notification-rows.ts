import type { Delivery, DeliveryState, Webhook } from '@mandate/app/ports/notifications';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fromJson } from './rows.ts';

/** A job that some node runs from time to time; `run` counts the claims. */
export interface JobRow {
  readonly name: string;
  readonly run: number;
  readonly due_at: number;
  readonly claimed_until: number;
}

/** How far a tenant's change log was followed. */
export interface FollowedLogRow {
  readonly tenant_id: TenantId;
  readonly sequence: number;
}

/** The last reminder of a relationship's end. */
export interface ReminderRow {
  readonly tenant_id: TenantId;
  readonly relationship_id: string;
  readonly ends_at: number;
  readonly days: number;
}

/** Where a partner wants to be told of events. */
export interface WebhookRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly url: string;
  /** A JSON array. */
  readonly events: string;
  readonly created_at: number;
  readonly updated_at: number;
}

/** Something to be told to one reader. */
export interface DeliveryRow {
  readonly tenant_id: TenantId;
  readonly id: string;
  readonly channel: Delivery['body']['channel'];
  /** A JSON object. */
  readonly body: string;
  readonly created_at: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly due_at: number;
  readonly claimed_until: number;
}

/** What came of one attempt at a delivery. */
export interface DeliveryAttemptRow {
  readonly tenant_id: TenantId;
  readonly delivery_id: string;
  readonly attempt: number;
  readonly at: number;
  readonly code: number | null;
  readonly message: string;
}

/** Somebody's link to a calendar, by its digest. */
export interface CalendarLinkRow {
  readonly tenant_id: TenantId;
  readonly user_id: PrincipalId;
  readonly digest: string;
  readonly at: number;
}

/** The delivery that a row holds. */
export function fromDeliveryRow(row: DeliveryRow): Delivery {
  return {
    tenant: row.tenant_id,
    id: row.id,
    body: fromJson<Delivery['body']>(row.body),
    createdAt: row.created_at,
    state: row.state,
    attempts: row.attempts,
    dueAt: row.due_at,
  };
}

/** The webhook that a row holds. */
export function fromWebhookRow(row: WebhookRow): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: fromJson<Webhook['events']>(row.events),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

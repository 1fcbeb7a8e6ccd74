import { makeCalendarLink, revokeCalendarLink } from '@mandate/app/calendar/calendar-link';
import type { PageRequest } from '@mandate/app/ports/listing';
import type { Delivery } from '@mandate/app/ports/notifications';
import type { TenantReader } from '@mandate/app/ports/store';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import type { Operation, QueryReader } from '../../operation.ts';
import { reply } from '../../operation.ts';
import type { PortalFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { listForeignActs, listRefusedActs } from './activity.ts';
import { exportActivity } from './export-activity.ts';
import type { AttemptWire, CalendarLinkWire, MailWire, PageWire, WebhookDeliveryWire } from './wire.ts';

const ROWS = 50;

const pageOf = (query: QueryReader): PageRequest => ({ after: query.get('after') ?? null, limit: ROWS });

// What a list answers, as far as replies are checked.
const pageSchema = Type.Object({
  rows: Type.Array(Type.Object({})),
  next: Type.Union([Type.String(), Type.Null()]),
});

const dateTime = (at: number) => new Date(at).toISOString();

async function attemptsOf(reader: TenantReader, { id, attempts }: Delivery): Promise<readonly AttemptWire[]> {
  if (attempts === 0) return [];
  const found = await reader.listDeliveryAttempts(id);
  return found.map(({ at, code, message }) => ({ at: dateTime(at), code, message }));
}

async function mailPage(reader: TenantReader, page: PageRequest): Promise<PageWire<MailWire>> {
  const { rows: found, next } = await reader.listDeliveries('mail', page);
  const rows = await Promise.all(
    found.map(async (delivery): Promise<MailWire | undefined> => {
      const { body } = delivery;
      if (body.channel !== 'mail') return undefined;
      const { to, partner, customer, relationship, notice, language, side, days } = body;
      return {
        id: delivery.id,
        createdAt: dateTime(delivery.createdAt),
        state: delivery.state,
        notice,
        language,
        side,
        to: { name: to.name, address: to.address },
        partner: partner.name,
        customer: customer.name,
        relationship: relationship.name,
        endsAt: relationship.endsAt === null ? null : dateTime(relationship.endsAt),
        days,
        attempts: await attemptsOf(reader, delivery),
      };
    }),
  );
  return { rows: rows.filter((row) => row !== undefined), next };
}

const listMails = operation({
  id: 'Portal_ListMails',
  method: 'GET',
  path: '/portal/notifications/mails',
  requires: { partner: 'notifications.read' },
  replies: { 200: pageSchema },

  async handle({ query }, { access, store }) {
    return reply(200, await mailPage(store.tenant(access.caller.home), pageOf(query)));
  },
});

// The same for an organization that is no partner, where the mails go to its Global administrators.
const listOwnMails = operation({
  id: 'Portal_ListOwnMails',
  method: 'GET',
  path: '/portal/activity/mails',
  requires: { homeMember: 'globalAdministrator' },
  replies: { 200: pageSchema },

  async handle({ query }, { access, store }) {
    return reply(200, await mailPage(store.tenant(access.caller.home), pageOf(query)));
  },
});

const listWebhookDeliveries = operation({
  id: 'Portal_ListWebhookDeliveries',
  method: 'GET',
  path: '/portal/notifications/webhook',
  requires: { partner: 'webhooks.manage' },
  replies: { 200: pageSchema },

  async handle({ query }, { access, store }) {
    const reader = store.tenant(access.caller.home);
    const page = await reader.listDeliveries('webhook', pageOf(query));
    const rows = await Promise.all(
      page.rows.map(async (delivery): Promise<WebhookDeliveryWire | undefined> => {
        const { body, id, createdAt, state } = delivery;
        if (body.channel !== 'webhook') return undefined;
        const attempts = await attemptsOf(reader, delivery);
        return { id, createdAt: dateTime(createdAt), state, event: body.event, url: body.url, attempts };
      }),
    );
    const answer: PageWire<WebhookDeliveryWire> = { rows: rows.filter((row) => row !== undefined), next: page.next };
    return reply(200, answer);
  },
});

const requires = { partner: 'delegatedAdmin.read' } as const;

const getCalendarLink = operation({
  id: 'Portal_GetCalendarLink',
  method: 'GET',
  path: '/portal/calendar-link',
  requires,
  replies: { 200: Type.Object({ createdAt: Type.Union([Type.String(), Type.Null()]) }) },

  async handle(_input, { access, store }) {
    const at = await store.tenant(access.caller.home).findCalendarLinkOf(access.caller.id);
    const answer: CalendarLinkWire = { createdAt: at === undefined ? null : dateTime(at) };
    return reply(200, answer);
  },
});

const postCalendarLink = operation({
  id: 'Portal_MakeCalendarLink',
  method: 'POST',
  path: '/portal/calendar-link',
  requires,
  replies: { 201: Type.Object({ url: Type.String() }) },

  async handle(_input, { act, access, origins }) {
    // A program has nobody to show a calendar to.
    if (access.caller.kind !== 'User') return fail({ kind: 'not-found' });
    const made = await makeCalendarLink(act);
    if (!made.ok) return made;
    return reply(201, { url: `${origins.portal}/calendar/${access.caller.home}/${made.value.secret}.ics` });
  },
});

const deleteCalendarLink = operation({
  id: 'Portal_RevokeCalendarLink',
  method: 'DELETE',
  path: '/portal/calendar-link',
  requires,
  replies: { 204: null },

  async handle(_input, { act }) {
    const revoked = await revokeCalendarLink(act);
    return revoked.ok ? reply(204) : revoked;
  },
});

/** What was told to whom, the reader's calendar, and what others did in one's own organization. */
export const NOTIFICATION_OPERATIONS: readonly Operation<PortalFailure>[] = [
  listMails,
  listWebhookDeliveries,
  getCalendarLink,
  postCalendarLink,
  deleteCalendarLink,
  listForeignActs,
  listRefusedActs,
  listOwnMails,
  exportActivity,
];

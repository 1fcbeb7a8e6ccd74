import type {
  CalendarLinkWire,
  ForeignActWire,
  MailWire,
  PageWire,
  RefusalWire,
  WebhookDeliveryWire,
} from '@mandate/api/portal/notifications/wire';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';

function paged<Row>(path: string) {
  return infiniteQueryOptions({
    queryKey: ['notifications', path],
    queryFn: ({ pageParam, signal }) =>
      call<PageWire<Row>>(pageParam === null ? path : `${path}?after=${encodeURIComponent(pageParam)}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** The mails of the partner's people, newest first. */
export const mailsQuery = paged<MailWire>('/portal/notifications/mails');

/** The mails of the Global admins of one's own organization, newest first. */
export const ownMailsQuery = paged<MailWire>('/portal/activity/mails');

/** What the webhook was told, newest first. */
export const webhookQuery = paged<WebhookDeliveryWire>('/portal/notifications/webhook');

/** What people of partners did in one's own organization, newest first. */
export const foreignActsQuery = paged<ForeignActWire>('/portal/activity/of-partners');

/** What was refused in one's own organization, newest first. */
export const refusalsQuery = paged<RefusalWire>('/portal/activity/refused');

/** Whether the reader has a calendar link. */
export const calendarQuery = queryOptions({
  queryKey: ['calendar-link'],
  queryFn: ({ signal }) => call<CalendarLinkWire>('/portal/calendar-link', { signal }),
});

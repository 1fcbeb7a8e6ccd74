import type { MessageId } from '@mandate/messages/portal/en';
import { useMessages } from '../../ui/messages.tsx';
import { StateMark } from '../../ui/StateMark.tsx';

const STATUSES: Readonly<Record<string, readonly [MessageId, 'good' | 'waiting' | 'gone']>> = {
  active: ['customerSubscriptions.status.active', 'good'],
  suspended: ['customerSubscriptions.status.suspended', 'waiting'],
  deleted: ['customerSubscriptions.status.deleted', 'gone'],
};

/** The status of something sold, in words and with its sign. */
export function SoldStatus({ status }: { readonly status: string }) {
  const t = useMessages();
  const known = STATUSES[status];
  return known ? <StateMark tone={known[1]} text={t(known[0])} /> : status;
}

import type { AdminRelationship } from '@mandate/api/portal/relationships/wire';
import { useMessages } from '../../ui/messages.tsx';
import { StateMark } from '../../ui/StateMark.tsx';

const TONES = {
  created: 'quiet',
  approvalPending: 'waiting',
  approved: 'waiting',
  activating: 'waiting',
  active: 'good',
  expiring: 'waiting',
  expired: 'gone',
  terminationRequested: 'waiting',
  terminating: 'waiting',
  terminated: 'gone',
} as const satisfies Record<AdminRelationship['status'], string>;

/** How far an admin relationship has come. */
export function AdminStatusMark({ status }: { readonly status: AdminRelationship['status'] }) {
  const t = useMessages();
  return <StateMark tone={TONES[status]} text={t(`adminStatus.${status}`)} />;
}

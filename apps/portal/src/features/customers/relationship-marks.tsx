import type { Customer } from '@mandate/api/portal/wire';
import { useMessages } from '../../ui/messages.tsx';
import { StateMark } from '../../ui/StateMark.tsx';

type Relationship = Customer['relationship'];

const RELATIONSHIP_TONES = { active: 'good', requested: 'waiting', declined: 'bad', ended: 'gone' } as const;
const DELEGATED_TONES = { granted: 'good', asked: 'waiting', none: 'quiet', removed: 'gone' } as const;

/** Whether the partner is the customer's reseller. */
export function RelationshipMark({ state, confirmed = true }: Partial<Relationship> & Pick<Relationship, 'state'>) {
  const t = useMessages();
  if (state === 'active' && !confirmed) return <StateMark tone="waiting" text={t('relationship.unconfirmed')} />;
  return <StateMark tone={RELATIONSHIP_TONES[state]} text={t(`relationship.${state}`)} />;
}

/** Whether the customer lets the partner's staff in. */
export function DelegatedAdminMark({ state }: { readonly state: Relationship['delegatedAdmin'] }) {
  const t = useMessages();
  return <StateMark tone={DELEGATED_TONES[state]} text={t(`delegatedAdmin.${state}`)} />;
}

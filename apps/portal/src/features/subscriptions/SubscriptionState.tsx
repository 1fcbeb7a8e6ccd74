import type { MessageId } from '@mandate/messages/portal/en';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { StateMark } from '../../ui/StateMark.tsx';

const TEXTS: Readonly<Record<string, MessageId>> = {
  Enabled: 'subscriptions.state.Enabled',
  Warned: 'subscriptions.state.Warned',
  PastDue: 'subscriptions.state.PastDue',
  Disabled: 'subscriptions.state.Disabled',
  Deleted: 'subscriptions.state.Deleted',
};

const TONES = { Enabled: 'good', Warned: 'waiting', PastDue: 'waiting', Disabled: 'bad', Deleted: 'gone' } as const;

/** A subscription's state in words. */
export function stateText(t: Messages, state: string): string {
  const id = TEXTS[state];
  return id ? t(id) : state;
}

/** A subscription's state in words, with its sign. */
export function SubscriptionState({ state }: { readonly state: string }) {
  const t = useMessages();
  const tones: Readonly<Record<string, (typeof TONES)[keyof typeof TONES]>> = TONES;
  return <StateMark tone={tones[state] ?? 'gone'} text={stateText(t, state)} />;
}

const OFFERS: readonly (readonly [begins: string, text: MessageId])[] = [
  ['CSP_', 'subscriptions.offer.csp'],
  ['PayAsYouGo_', 'subscriptions.offer.payAsYouGo'],
];

/** The offer that a subscription was bought under, as ARM tells it: by the id of its quota. */
export function offerText(t: Messages, quotaId: string | undefined): string {
  const known = OFFERS.find(([begins]) => quotaId?.startsWith(begins));
  return known ? t(known[1]) : (quotaId ?? '');
}

import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import type { Provisioned } from './provision.ts';

interface ProvisionedMessageProps {
  readonly tenantId: string;
  readonly provisioned: Provisioned;
}

/** Says that the subscription exists, with its id and the way to it. */
export function ProvisionedMessage({ tenantId, provisioned }: ProvisionedMessageProps) {
  const t = useMessages();
  const { displayName, subscriptionId } = provisioned;
  return (
    <>
      <Result
        intent="success"
        title={t(subscriptionId ? 'provision.done.title' : 'provision.pending.title', { name: displayName })}
      >
        {t(subscriptionId ? 'provision.done.text' : 'provision.pending.text')}
      </Result>
      {subscriptionId && (
        <>
          <Facts
            facts={[
              {
                label: t('subscriptions.id'),
                value: <Copyable text={subscriptionId} what={t('subscriptions.id')} />,
              },
            ]}
          />
          <RouterLink
            to="/azure/$tenantId/subscriptions/$subscriptionId"
            params={{ tenantId, subscriptionId }}
            target="_blank"
            rel="noopener"
            preload={false}
          >
            {t('provision.open')}
          </RouterLink>
        </>
      )}
    </>
  );
}

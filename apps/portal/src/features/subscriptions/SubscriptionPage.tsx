import { ArrowSwapRegular, FolderRegular, PersonKeyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { Tile, Tiles } from '../../ui/Tile.tsx';
import { subscriptionQuery, tenantQuery, useMe } from '../../wire/queries.ts';
import { offerText, SubscriptionState } from './SubscriptionState.tsx';

/** One subscription: what it is, and where to go from it. */
export function SubscriptionPage() {
  const t = useMessages();
  const params = useParams({ from: '/signed-in/azure/$tenantId/subscriptions/$subscriptionId' });
  const { tenantId, subscriptionId } = params;
  const isHome = useMe().tenant.id === tenantId;
  const subscription = useQuery(subscriptionQuery(tenantId, subscriptionId));
  const customer = useQuery(tenantQuery(tenantId)).data?.tenant.displayName ?? '';
  return (
    <Page
      title={subscription.data?.displayName ?? t('subscription.overview')}
      of={customer}
      path={[
        <RouterLink key="home" to="/azure/$tenantId" params={{ tenantId }}>
          {customer || t('nav.home')}
        </RouterLink>,
        <RouterLink key="subscriptions" to="/azure/$tenantId/subscriptions" params={{ tenantId }}>
          {t('subscriptions.title')}
        </RouterLink>,
      ]}
      narrow
    >
      <Loaded
        of={subscription}
        needs={{
          tenantId,
          scope: `/subscriptions/${subscriptionId}`,
          action: 'Microsoft.Resources/subscriptions/read',
        }}
      >
        {({ state, subscriptionPolicies }) => (
          <>
            <Section title={t('subscription.essentials')}>
              <Facts
                facts={[
                  {
                    label: t('subscriptions.id'),
                    value: <Copyable text={subscriptionId} what={t('subscriptions.id')} />,
                  },
                  { label: t('subscriptions.state'), value: <SubscriptionState state={state} /> },
                  { label: t('subscription.directory'), value: customer },
                  { label: t('subscription.managedBy'), value: offerText(t, subscriptionPolicies?.quotaId) },
                ]}
              />
            </Section>
            <Tiles>
              <Tile
                to="/azure/$tenantId/subscriptions/$subscriptionId/access-control"
                params={params}
                icon={<PersonKeyRegular />}
                name={t('subscription.accessControl')}
                text={t('subscription.accessControl.text')}
              />
              <Tile
                to="/azure/$tenantId/subscriptions/$subscriptionId/resource-groups"
                params={params}
                icon={<FolderRegular />}
                name={t('subscription.resourceGroups')}
                text={t('subscription.resourceGroups.text')}
              />
              {isHome && (
                <Tile
                  to="/azure/$tenantId/subscriptions/$subscriptionId/change-directory"
                  params={params}
                  icon={<ArrowSwapRegular />}
                  name={t('directoryChange.tile')}
                  text={t('directoryChange.tile.text')}
                />
              )}
            </Tiles>
          </>
        )}
      </Loaded>
    </Page>
  );
}

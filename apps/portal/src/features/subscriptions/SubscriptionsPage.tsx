import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Copyable } from '../../ui/Copyable.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { holds, SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import type { Subscription } from '../../wire/arm.ts';
import { subscriptionsQuery, tenantQuery } from '../../wire/queries.ts';
import { OfferedNotice } from '../directory-change/OfferedNotice.tsx';
import { NoSubscriptions } from './NoSubscriptions.tsx';
import { offerText, SubscriptionState, stateText } from './SubscriptionState.tsx';

/** The Azure subscriptions of a tenant that one may see. */
export function SubscriptionsPage() {
  const t = useMessages();
  const { tenantId } = useParams({ from: '/signed-in/azure/$tenantId/subscriptions' });
  const customer = useQuery(tenantQuery(tenantId)).data?.tenant.displayName ?? '';
  const subscriptions = useQuery(subscriptionsQuery(tenantId));
  return (
    <Page
      title={t('subscriptions.title')}
      of={customer}
      path={[
        <RouterLink key="home" to="/azure/$tenantId" params={{ tenantId }}>
          {customer || t('nav.home')}
        </RouterLink>,
      ]}
    >
      <OfferedNotice tenantId={tenantId} />
      <Loaded of={subscriptions}>
        {(all) =>
          all.length === 0 ? (
            <NoSubscriptions tenantId={tenantId} customer={customer} />
          ) : (
            <SubscriptionList all={all} customer={customer} tenantId={tenantId} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface SubscriptionListProps {
  readonly all: readonly Subscription[];
  readonly tenantId: string;
  readonly customer: string;
}

function SubscriptionList({ all, tenantId, customer }: SubscriptionListProps) {
  const t = useMessages();
  const [search, setSearch] = useState('');
  const columns = useMemo(() => columnsOf(t, tenantId), [t, tenantId]);
  const rows = all.filter(({ displayName, subscriptionId }) => holds(search, displayName, subscriptionId));
  return (
    <>
      <Toolbar count={t('subscriptions.count', { count: rows.length })}>
        <SearchField label={t('subscriptions.search')} value={search} onChange={setSearch} />
      </Toolbar>
      {rows.length === 0 ? (
        <Notice kind="notFound" title={t('common.noneMatch')} text={t('common.noneMatch.text')} />
      ) : (
        <DataTable
          caption={t('subscriptions.caption', { customer })}
          rows={rows}
          rowKey={(row) => row.subscriptionId}
          columns={columns}
          sortedBy="name"
        />
      )}
    </>
  );
}

function columnsOf(t: Messages, tenantId: string): readonly Column<Subscription>[] {
  return [
    {
      id: 'name',
      title: t('subscriptions.name'),
      sortBy: ({ displayName }) => displayName,
      cell: ({ displayName, subscriptionId }) => (
        <RouterLink to="/azure/$tenantId/subscriptions/$subscriptionId" params={{ tenantId, subscriptionId }}>
          <strong>{displayName}</strong>
        </RouterLink>
      ),
    },
    {
      id: 'id',
      title: t('subscriptions.id'),
      width: '36%',
      cell: ({ subscriptionId }) => <Copyable text={subscriptionId} what={t('subscriptions.id')} />,
    },
    {
      id: 'state',
      title: t('subscriptions.state'),
      width: '14%',
      sortBy: ({ state }) => stateText(t, state),
      cell: ({ state }) => <SubscriptionState state={state} />,
    },
    {
      id: 'offer',
      title: t('subscription.managedBy'),
      width: '20%',
      sortBy: ({ subscriptionPolicies }) => offerText(t, subscriptionPolicies?.quotaId),
      cell: ({ subscriptionPolicies }) => offerText(t, subscriptionPolicies?.quotaId),
    },
  ];
}

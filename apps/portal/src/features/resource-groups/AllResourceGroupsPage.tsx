import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { holds, SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import type { ResourceGroup, Subscription } from '../../wire/arm.ts';
import { locationsQuery, resourceGroupsQuery, subscriptionsQuery, tenantQuery } from '../../wire/queries.ts';
import { Tags } from './Tags.tsx';

/** The resource groups of a tenant over all subscriptions that one may see. */
export function AllResourceGroupsPage() {
  const t = useMessages();
  const { tenantId } = useParams({ from: '/signed-in/azure/$tenantId/resource-groups' });
  const customer = useQuery(tenantQuery(tenantId)).data?.tenant.displayName ?? '';
  const subscriptions = useQuery(subscriptionsQuery(tenantId));
  return (
    <Page
      title={t('nav.allResourceGroups')}
      of={customer}
      path={[
        <RouterLink key="home" to="/azure/$tenantId" params={{ tenantId }}>
          {customer || t('nav.home')}
        </RouterLink>,
      ]}
    >
      <Loaded of={subscriptions}>
        {(all) => <AllGroups tenantId={tenantId} customer={customer} subscriptions={all} />}
      </Loaded>
    </Page>
  );
}

interface AllGroupsProps {
  readonly tenantId: string;
  readonly customer: string;
  readonly subscriptions: readonly Subscription[];
}

interface Row {
  readonly group: ResourceGroup;
  readonly subscription: Subscription;
}

function AllGroups({ tenantId, customer, subscriptions }: AllGroupsProps) {
  const t = useMessages();
  const [search, setSearch] = useState('');
  const lists = useQueries({
    queries: subscriptions.map(({ subscriptionId }) => resourceGroupsQuery(tenantId, subscriptionId)),
  });
  const regionName = useRegionNames(tenantId, subscriptions[0]?.subscriptionId);
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'name',
        title: t('resourceGroups.name'),
        sortBy: ({ group }) => group.name,
        cell: ({ group }) => <strong>{group.name}</strong>,
      },
      {
        id: 'subscription',
        title: t('resourceGroups.subscription'),
        width: '28%',
        sortBy: ({ subscription }) => subscription.displayName,
        cell: ({ subscription: { subscriptionId, displayName } }) => (
          <RouterLink
            to="/azure/$tenantId/subscriptions/$subscriptionId/resource-groups"
            params={{ tenantId, subscriptionId }}
          >
            {displayName}
          </RouterLink>
        ),
      },
      {
        id: 'region',
        title: t('resourceGroups.region'),
        width: '18%',
        cell: ({ group }) => regionName(group.location),
      },
      {
        id: 'tags',
        title: t('resourceGroups.tags'),
        width: '24%',
        cell: ({ group }) => <Tags tags={group.tags ?? {}} />,
      },
    ],
    [t, tenantId, regionName],
  );

  const rows = subscriptions.flatMap((subscription, index) =>
    (lists[index]?.data ?? []).map((group) => ({ group, subscription })),
  );
  const found = rows.filter(({ group, subscription }) => holds(search, group.name, subscription.displayName));
  const hidden = lists.filter(({ isError }) => isError).length;
  if (lists.some(({ isPending }) => isPending)) return null;
  return (
    <>
      {hidden > 0 && <Message intent="warning">{t('resourceGroups.someHidden', { count: hidden })}</Message>}
      {rows.length === 0 ? (
        <Notice kind="empty" title={t('resourceGroups.none.title')} text={t('resourceGroups.none.readOnly')} />
      ) : (
        <>
          <Toolbar count={t('resourceGroups.count', { count: found.length })}>
            <SearchField label={t('resourceGroups.search')} value={search} onChange={setSearch} />
          </Toolbar>
          {found.length === 0 ? (
            <Notice kind="notFound" title={t('common.noneMatch')} text={t('common.noneMatch.text')} />
          ) : (
            <DataTable
              caption={t('resourceGroups.caption', { name: customer })}
              rows={found}
              rowKey={({ group }) => group.id}
              columns={columns}
              sortedBy="name"
            />
          )}
        </>
      )}
    </>
  );
}

// The regions are the same for every subscription, so the first one's do.
function useRegionNames(tenantId: string, subscriptionId: string | undefined): (region: string) => string {
  const { data } = useQuery({
    ...locationsQuery(tenantId, subscriptionId ?? ''),
    enabled: subscriptionId !== undefined,
  });
  return useCallback((region) => data?.find(({ name }) => name === region)?.displayName ?? region, [data]);
}

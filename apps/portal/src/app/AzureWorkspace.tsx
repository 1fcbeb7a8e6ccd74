import {
  FolderRegular,
  HandshakeRegular,
  HistoryRegular,
  HomeRegular,
  KeyRegular,
  PeopleRegular,
  PersonKeyRegular,
  ReceiptRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { OnBehalfBanner } from '../features/tenant/OnBehalfBanner.tsx';
import { TenantGate } from '../features/tenant/TenantGate.tsx';
import { useMessages } from '../ui/messages.tsx';
import { subscriptionQuery, tenantQuery, useMe } from '../wire/queries.ts';
import { NavigationGroup, NavigationItem } from './Navigation.tsx';
import { Workspace } from './Workspace.tsx';

/** The Azure portal of one tenant, which stands in the address, so that two tabs cannot mix two customers. */
export function AzureWorkspace() {
  const t = useMessages();
  const { tenantId } = useParams({ from: '/signed-in/azure/$tenantId' });
  const context = useQuery(tenantQuery(tenantId));
  const open = context.data !== undefined && context.data.entry.kind !== 'refused';
  return (
    <Workspace
      label={t('app.azurePortal')}
      banner={context.data && <OnBehalfBanner context={context.data} />}
      navigation={<AzureNavigation tenantId={tenantId} open={open} home={context.data?.entry.kind === 'home'} />}
    >
      <TenantGate context={context}>
        <Outlet />
      </TenantGate>
    </Workspace>
  );
}

interface AzureNavigationProps {
  readonly tenantId: string;
  readonly open: boolean;
  readonly home: boolean;
}

function AzureNavigation({ tenantId, open, home }: AzureNavigationProps) {
  const t = useMessages();
  const { partner, isGlobalAdmin } = useMe();
  const { subscriptionId } = useParams({ strict: false });
  return (
    <>
      {open && (
        <NavigationGroup>
          <NavigationItem
            to="/azure/$tenantId"
            params={{ tenantId }}
            activeOptions={{ exact: true }}
            icon={<HomeRegular />}
          >
            {t('nav.home')}
          </NavigationItem>
          <NavigationItem
            to="/azure/$tenantId/subscriptions"
            params={{ tenantId }}
            activeOptions={{ exact: true }}
            icon={<KeyRegular />}
          >
            {t('nav.subscriptions')}
          </NavigationItem>
          <NavigationItem to="/azure/$tenantId/resource-groups" params={{ tenantId }} icon={<FolderRegular />}>
            {t('nav.allResourceGroups')}
          </NavigationItem>
          {home && (
            <NavigationItem to="/azure/$tenantId/partners" params={{ tenantId }} icon={<HandshakeRegular />}>
              {t('nav.partners')}
            </NavigationItem>
          )}
          {home && isGlobalAdmin && (
            <NavigationItem to="/azure/$tenantId/activity" params={{ tenantId }} icon={<HistoryRegular />}>
              {t('nav.activity')}
            </NavigationItem>
          )}
        </NavigationGroup>
      )}
      {open && subscriptionId && <SubscriptionNavigation tenantId={tenantId} subscriptionId={subscriptionId} />}
      {partner && (
        <NavigationGroup heading={t('app.partnerCenter')}>
          <NavigationItem to="/partner/customers" icon={<PeopleRegular />}>
            {t('nav.backToPartnerCenter')}
          </NavigationItem>
        </NavigationGroup>
      )}
    </>
  );
}

function SubscriptionNavigation(params: { readonly tenantId: string; readonly subscriptionId: string }) {
  const t = useMessages();
  const { data, isError } = useQuery(subscriptionQuery(params.tenantId, params.subscriptionId));
  const name = data?.displayName ?? (isError ? params.subscriptionId : '…');
  return (
    <NavigationGroup heading={t('nav.ofSubscription', { name })}>
      <NavigationItem
        to="/azure/$tenantId/subscriptions/$subscriptionId"
        params={params}
        activeOptions={{ exact: true }}
        icon={<ReceiptRegular />}
      >
        {t('nav.overview')}
      </NavigationItem>
      <NavigationItem
        to="/azure/$tenantId/subscriptions/$subscriptionId/access-control"
        params={params}
        icon={<PersonKeyRegular />}
      >
        {t('nav.accessControl')}
      </NavigationItem>
      <NavigationItem
        to="/azure/$tenantId/subscriptions/$subscriptionId/resource-groups"
        params={params}
        icon={<FolderRegular />}
      >
        {t('nav.resourceGroups')}
      </NavigationItem>
    </NavigationGroup>
  );
}

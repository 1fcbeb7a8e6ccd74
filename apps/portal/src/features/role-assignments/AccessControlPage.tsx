import { Tab, TabList } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { subscriptionQuery } from '../../wire/queries.ts';
import { CheckAccess } from './CheckAccess.tsx';
import { MyAccess } from './MyAccess.tsx';
import { RoleAssignmentList } from './RoleAssignmentList.tsx';

const TAB_NAMES = {
  'role-assignments': 'access.roleAssignments',
  'my-access': 'access.myAccess',
  'check-access': 'access.checkAccess',
} as const;

/** Who may do what on a subscription, and what oneself and others may do. */
export function AccessControlPage() {
  const t = useMessages();
  const navigate = useNavigate();
  const panel = useId();
  const params = useParams({ from: '/signed-in/azure/$tenantId/subscriptions/$subscriptionId/access-control' });
  const { tab } = useSearch({ from: '/signed-in/azure/$tenantId/subscriptions/$subscriptionId/access-control' });
  const { tenantId, subscriptionId } = params;
  const name = useQuery(subscriptionQuery(tenantId, subscriptionId)).data?.displayName ?? subscriptionId;
  const scope = `/subscriptions/${subscriptionId}`;
  const selected = tab ?? 'role-assignments';
  return (
    <Page
      title={t('access.title')}
      of={name}
      path={[
        <RouterLink key="subscriptions" to="/azure/$tenantId/subscriptions" params={{ tenantId }}>
          {t('subscriptions.title')}
        </RouterLink>,
        <RouterLink key="subscription" to="/azure/$tenantId/subscriptions/$subscriptionId" params={params}>
          {name}
        </RouterLink>,
      ]}
    >
      <TabList
        // A tab's text begins where the page's text does.
        style={{ marginInlineStart: '-10px', flexWrap: 'wrap' }}
        selectedValue={selected}
        onTabSelect={(_, { value }) =>
          void navigate({
            to: '/azure/$tenantId/subscriptions/$subscriptionId/access-control',
            params,
            search: value === 'my-access' || value === 'check-access' ? { tab: value } : {},
            replace: true,
          })
        }
      >
        <Tab value="role-assignments" aria-controls={panel}>
          {t('access.roleAssignments')}
        </Tab>
        <Tab value="my-access" aria-controls={panel}>
          {t('access.myAccess')}
        </Tab>
        <Tab value="check-access" aria-controls={panel}>
          {t('access.checkAccess')}
        </Tab>
      </TabList>
      <div role="tabpanel" id={panel} aria-label={t(TAB_NAMES[selected])} style={{ display: 'contents' }}>
        {selected === 'my-access' && <MyAccess tenantId={tenantId} scope={scope} name={name} />}
        {selected === 'check-access' && <CheckAccess tenantId={tenantId} subscriptionId={subscriptionId} name={name} />}
        {selected === 'role-assignments' && (
          <RoleAssignmentList tenantId={tenantId} subscriptionId={subscriptionId} name={name} />
        )}
      </div>
    </Page>
  );
}

import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Said } from '../../ui/Said.tsx';
import { resourceGroupsQuery, subscriptionQuery, useMay } from '../../wire/queries.ts';
import { DeleteResourceGroupDialog } from './DeleteResourceGroupDialog.tsx';
import { NewResourceGroupDrawer } from './NewResourceGroupDrawer.tsx';
import { ResourceGroupList } from './ResourceGroupList.tsx';
import { useDeleteResourceGroup } from './resource-groups.ts';

/** The resource groups of a subscription; for those who may, create and delete. */
export function ResourceGroupsPage() {
  const t = useMessages();
  const params = useParams({ from: '/signed-in/azure/$tenantId/subscriptions/$subscriptionId/resource-groups' });
  const { tenantId, subscriptionId } = params;
  const scope = `/subscriptions/${subscriptionId}`;
  const subscription = useQuery(subscriptionQuery(tenantId, subscriptionId)).data?.displayName ?? subscriptionId;
  const groups = useQuery(resourceGroupsQuery(tenantId, subscriptionId));
  const mayCreate = useMay(tenantId, scope, 'Microsoft.Resources/subscriptions/resourceGroups/write');
  const mayDelete = useMay(tenantId, scope, 'Microsoft.Resources/subscriptions/resourceGroups/delete');
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState<string>();
  const [said, setSaid] = useState('');
  const remove = useDeleteResourceGroup(tenantId, subscriptionId);
  const deleting = remove.isPending && asked === undefined ? remove.variables.name : undefined;

  return (
    <Page
      title={t('resourceGroups.title')}
      of={subscription}
      path={[
        <RouterLink key="subscriptions" to="/azure/$tenantId/subscriptions" params={{ tenantId }}>
          {t('subscriptions.title')}
        </RouterLink>,
        <RouterLink key="subscription" to="/azure/$tenantId/subscriptions/$subscriptionId" params={params}>
          {subscription}
        </RouterLink>,
      ]}
      actions={
        <GatedButton
          appearance="primary"
          icon={<AddRegular />}
          gate={gateOf(mayCreate, t('resourceGroups.new.refused'))}
          onClick={() => setCreating(true)}
        >
          {t('resourceGroups.new')}
        </GatedButton>
      }
    >
      <Said text={said} onDismiss={() => setSaid('')} />
      {remove.error && asked === undefined && <Problem error={remove.error} />}
      <Loaded
        of={groups}
        needs={{
          tenantId,
          scope,
          action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
          place: subscription,
        }}
      >
        {(all) =>
          all.length === 0 ? (
            <Notice
              kind="empty"
              title={t('resourceGroups.none.title')}
              text={t(mayCreate === false ? 'resourceGroups.none.readOnly' : 'resourceGroups.none.text')}
            />
          ) : (
            <ResourceGroupList
              tenantId={tenantId}
              subscriptionId={subscriptionId}
              subscription={subscription}
              all={all}
              deleting={deleting}
              deleteGate={gateOf(mayDelete, t('resourceGroups.delete.refused'))}
              onDelete={(name) => {
                remove.reset();
                setAsked(name);
              }}
            />
          )
        }
      </Loaded>
      {creating && (
        <NewResourceGroupDrawer
          tenantId={tenantId}
          subscriptionId={subscriptionId}
          subscription={subscription}
          taken={groups.data?.map(({ name }) => name) ?? []}
          onCreated={(name) => setSaid(t('resourceGroups.created', { name }))}
          onClose={() => setCreating(false)}
        />
      )}
      {asked !== undefined && (
        <DeleteResourceGroupDialog
          name={asked}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() =>
            remove.mutate(
              { name: asked, onAccepted: () => setAsked(undefined) },
              { onSuccess: () => setSaid(t('resourceGroups.deleted', { name: asked })) },
            )
          }
          onClose={() => setAsked(undefined)}
        />
      )}
    </Page>
  );
}

import { FolderRegular, KeyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { Tile, Tiles } from '../../ui/Tile.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { tenantQuery } from '../../wire/queries.ts';

/** Where the Azure portal of a tenant begins. */
export function TenantHomePage() {
  const t = useMessages();
  const { listAnd } = useFormats();
  const roleName = useDirectoryRoleName();
  const { tenantId } = useParams({ from: '/signed-in/azure/$tenantId/' });
  const context = useQuery(tenantQuery(tenantId));
  return (
    <Page title={context.data?.tenant.displayName ?? t('tenant.home.title')} of={t('app.azurePortal')} narrow>
      <Tiles>
        <Tile
          to="/azure/$tenantId/subscriptions"
          params={{ tenantId }}
          icon={<KeyRegular />}
          name={t('nav.subscriptions')}
          text={t('tenant.home.subscriptions.text')}
        />
        <Tile
          to="/azure/$tenantId/resource-groups"
          params={{ tenantId }}
          icon={<FolderRegular />}
          name={t('nav.resourceGroups')}
          text={t('tenant.home.resourceGroups.text')}
        />
      </Tiles>
      <Section title={t('tenant.home.tenant')}>
        <Loaded of={context}>
          {({ tenant, entry }) => (
            <Facts
              facts={[
                { label: t('tenant.domain'), value: tenant.domain },
                { label: t('tenant.id'), value: <Copyable text={tenant.id} what={t('tenant.id')} /> },
                ...(entry.kind === 'on-behalf' && entry.directoryRoles.length > 0
                  ? [
                      {
                        label: t('tenant.roles'),
                        value: listAnd(entry.directoryRoles.map(roleName)),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

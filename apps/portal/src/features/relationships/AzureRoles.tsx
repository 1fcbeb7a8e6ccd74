import { makeStyles, tokens } from '@fluentui/react-components';
import type { PartnerOfCustomer } from '@mandate/api/portal/relationships/wire';
import { roleName } from '../../ui/azure-names.ts';
import { useMessages } from '../../ui/messages.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  scope: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** The roles that a partner's groups hold in Azure. */
export function AzureRoles({ roles }: { readonly roles: PartnerOfCustomer['azure'] }) {
  const styles = useStyles();
  const t = useMessages();
  if (roles.length === 0) return t('partners.azure.none');
  return (
    <>
      <ul className={styles.list}>
        {roles.map(({ group, groupName, role, scope, subscription }) => (
          <li key={`${group} ${role} ${scope}`}>
            {t('partners.azure.role', { role: roleName(t, role), group: groupName })}
            {subscription === null ? (
              <code className={styles.scope}>{scope}</code>
            ) : (
              <span className={styles.scope}>{t('nav.ofSubscription', { name: subscription })}</span>
            )}
          </li>
        ))}
      </ul>
      <span className={styles.quiet}>{t('partners.azure.text')}</span>
    </>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { PersonSwapRegular } from '@fluentui/react-icons';
import type { TenantContext } from '@mandate/api/portal/wire';
import { brandTokens } from '../../ui/brand.tsx';
import { RichText, useFormats, useMessages } from '../../ui/messages.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '2px 10px',
    padding: '7px 24px',
    backgroundColor: brandTokens.onBehalf,
    color: brandTokens.onBehalfText,
    borderBottom: `2px solid ${brandTokens.onBehalfEdge}`,
    '@media (max-width: 640px)': { padding: '7px 16px', fontSize: tokens.fontSizeBase200 },
  },
  words: { display: 'flex', gap: '10px', alignItems: 'start', overflowWrap: 'anywhere' },
  icon: { fontSize: '20px', flexShrink: 0 },
  roles: {
    fontSize: tokens.fontSizeBase200,
    marginInlineStart: 'auto',
    // The home page says it too.
    '@media (max-width: 640px)': { display: 'none' },
  },
});

/** Says for as long as it is so that one acts for a customer, and as what. Nothing at home. */
export function OnBehalfBanner({ context: { tenant, entry } }: { readonly context: TenantContext }) {
  const styles = useStyles();
  const t = useMessages();
  const { listAnd } = useFormats();
  const roleName = useDirectoryRoleName();
  if (entry.kind !== 'on-behalf') return null;
  const roles = entry.directoryRoles.map(roleName);
  return (
    <aside className={styles.banner} aria-label={t('tenant.onBehalf.region')}>
      <span className={styles.words}>
        <PersonSwapRegular className={styles.icon} aria-hidden="true" />
        <span>
          <RichText id="tenant.onBehalf" values={{ customer: tenant.displayName, partner: entry.partner }} />
        </span>
      </span>
      {roles.length > 0 && (
        <span className={styles.roles}>{t('tenant.onBehalf.roles', { roles: listAnd(roles) })}</span>
      )}
    </aside>
  );
}

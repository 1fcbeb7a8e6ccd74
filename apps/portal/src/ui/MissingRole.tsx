import { Badge, makeStyles } from '@fluentui/react-components';
import type { Me, PortalError } from '@mandate/api/portal/wire';
import { useFormats, useMessages } from './messages.tsx';
import { Notice } from './Notice.tsx';

const useStyles = makeStyles({
  roles: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: 0, padding: 0, listStyle: 'none' },
});

type PartnerRoles = Extract<PortalError['error'], { kind: 'missing-partner-role' }>['roles'];

/** The names of partner roles as marks. */
export function PartnerRoleList({ roles }: { readonly roles: PartnerRoles }) {
  const styles = useStyles();
  const t = useMessages();
  return (
    <ul className={styles.roles}>
      {roles.map((role) => (
        <li key={role}>
          <Badge appearance="tint" color="brand" shape="rounded">
            {t(`partnerRole.${role}`)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

/** Says which partner roles open a page that this person's roles do not. */
export function MissingRole({ roles, me }: { readonly roles: PartnerRoles; readonly me: Me }) {
  const t = useMessages();
  const { listAnd } = useFormats();
  const held = me.partner?.roles ?? [];
  const names = listAnd(held.map((role) => t(`partnerRole.${role}`)));
  return (
    <Notice kind="locked" title={t('missingRole.title')} text={t('missingRole.text')}>
      <PartnerRoleList roles={roles} />
      <div>
        {t('missingRole.yours', { count: held.length, roles: names })}{' '}
        {t('missingRole.whoGives', { partner: me.tenant.displayName })}
      </div>
    </Notice>
  );
}

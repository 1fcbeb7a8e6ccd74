import { makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { AdminRelationship, PartnerOfCustomer } from '@mandate/api/portal/relationships/wire';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { useDates, useFormats, useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { useMe } from '../../wire/queries.ts';
import { AdminStatusMark } from './AdminStatusMark.tsx';
import { useEndAdminRelationship } from './relationships.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
});

/** The granular relationships of one partner, with the way to end each. */
export function GranularList({ partner }: { readonly partner: PartnerOfCustomer }) {
  const styles = useStyles();
  const t = useMessages();
  if (partner.granular.length === 0) return t('partners.granular.none');
  return (
    <ul className={styles.list}>
      {partner.granular.map((relationship) => (
        <Granular key={relationship.id} partnerId={partner.id} relationship={relationship} />
      ))}
    </ul>
  );
}

interface GranularProps {
  readonly partnerId: string;
  readonly relationship: AdminRelationship;
}

function Granular({ partnerId, relationship }: GranularProps) {
  const styles = useStyles();
  const t = useMessages();
  const { listAnd } = useFormats();
  const { day } = useDates();
  const roleName = useDirectoryRoleName();
  const { isGlobalAdmin } = useMe();
  const end = useEndAdminRelationship();
  const [asking, setAsking] = useState(false);
  const { id, displayName, status, roles, endsAt } = relationship;
  return (
    <li>
      <div className={styles.head}>
        <strong>{displayName}</strong>
        <AdminStatusMark status={status} />
        {status === 'active' && endsAt && <span>{t('partners.granular.until', { date: day(endsAt) })}</span>}
      </div>
      <div>{listAnd(roles.map(roleName))}</div>
      {status === 'approvalPending' && (
        <RouterLink to="/partner-invitation/$partnerId/$id" params={{ partnerId, id }}>
          {t('partners.review')}
        </RouterLink>
      )}
      {status === 'active' && (
        <GatedButton
          gate={gateOf(isGlobalAdmin, t('partners.refused'))}
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('partners.granular.end.of', { name: displayName })}
          onClick={() => setAsking(true)}
        >
          {t('partners.granular.end')}
        </GatedButton>
      )}
      {asking && (
        <ConfirmDialog
          title={t('partners.granular.end.title', { name: displayName })}
          confirm={t('partners.granular.end')}
          busy={end.isPending}
          error={end.error}
          onConfirm={() => end.mutate({ partnerId, id }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          {t('partners.granular.end.text')}
        </ConfirmDialog>
      )}
    </li>
  );
}

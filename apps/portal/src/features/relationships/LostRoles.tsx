import { makeStyles, tokens } from '@fluentui/react-components';
import { ShieldAddRegular } from '@fluentui/react-icons';
import type { LostRole, PartnerOfCustomer } from '@mandate/api/portal/relationships/wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Copyable } from '../../ui/Copyable.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { armPath } from '../../wire/arm.ts';
import { send } from '../../wire/call.ts';
import { useMay, useMe } from '../../wire/queries.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: '8px' },
  command: { display: 'block', overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
});

/** Subscriptions that a partner provisioned and holds no role on any more, and the way to give it one back. */
export function LostRoles({ partner }: { readonly partner: PartnerOfCustomer }) {
  const styles = useStyles();
  const t = useMessages();
  if (partner.lost.length === 0) return null;
  return (
    <Message intent="info" title={t('reinstate.title', { partner: partner.displayName })}>
      {t('reinstate.text')}
      <ul className={styles.list}>
        {partner.lost.map((lost) => (
          <Lost key={lost.subscription} lost={lost} partner={partner.displayName} />
        ))}
      </ul>
    </Message>
  );
}

function Lost({ lost, partner }: { readonly lost: LostRole; readonly partner: string }) {
  const styles = useStyles();
  const t = useMessages();
  const { tenant } = useMe();
  const may = useMay(tenant.id, `/subscriptions/${lost.subscription}`, 'Microsoft.Authorization/roleAssignments/write');
  const give = useGiveBack(lost);
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <GatedButton
        gate={gateOf(may, t('reinstate.refused'))}
        appearance="secondary"
        icon={<ShieldAddRegular />}
        onClick={() => setAsking(true)}
      >
        {t('reinstate.give', { name: lost.displayName })}
      </GatedButton>
      {asking && (
        <ConfirmDialog
          title={t('reinstate.confirm.title', { partner, name: lost.displayName })}
          confirm={t('reinstate.confirm')}
          busy={give.isPending}
          error={give.error}
          onConfirm={() => give.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <div>{t('reinstate.confirm.text')}</div>
          <div>{t('reinstate.command')}</div>
          <span className={styles.command}>
            <Copyable text={lost.command} what={t('reinstate.command.name')} />
          </span>
        </ConfirmDialog>
      )}
    </li>
  );
}

function useGiveBack({ subscription, group, roleDefinitionId }: LostRole) {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  // The same name however often it is tried, so that a lost answer makes no second assignment.
  const [name] = useState(() => crypto.randomUUID());
  const path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  return useMutation({
    mutationFn: () =>
      send(armPath(tenant.id, path, 'roleAssignments'), {
        method: 'PUT',
        body: { properties: { roleDefinitionId, principalId: group, principalType: 'ForeignGroup' } },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['partners'] }),
  });
}

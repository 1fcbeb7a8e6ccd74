import { Button, makeStyles } from '@fluentui/react-components';
import type { RecoveryCodes as Codes } from '@mandate/api/portal/sign-in/wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { call } from '../../wire/call.ts';
import { accountQuery } from './account.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

const useStyles = makeStyles({ button: { alignSelf: 'start' } });

/** How many recovery codes are left, and new ones in place of them. */
export function RecoverySection({ left }: { readonly left: number }) {
  const t = useMessages();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const renew = useMutation({
    mutationFn: () => call<Codes>('/portal/account/recovery-codes', { method: 'POST' }),
    onSuccess: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const codes = renew.data?.recoveryCodes;
  return (
    <Section
      title={t(codes ? 'recovery.title' : 'account.recovery')}
      text={codes ? t('recovery.text') : t('account.recovery.left', { count: left })}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => renew.reset()} />
      ) : (
        <Button className={styles.button} onClick={() => setAsking(true)}>
          {t('account.recovery.renew')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('account.recovery.renew.title')}
          confirm={t('account.recovery.renew')}
          busy={renew.isPending}
          error={renew.error}
          onConfirm={() => renew.mutate()}
          onClose={() => setAsking(false)}
        >
          {t('account.recovery.renew.text')}
        </ConfirmDialog>
      )}
    </Section>
  );
}

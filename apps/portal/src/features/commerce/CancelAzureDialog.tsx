import { makeStyles } from '@fluentui/react-components';
import type { AzureEntitlementWire } from '@mandate/api/partner-center/wire';
import type { Customer } from '@mandate/api/portal/wire';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { useCancelAzure } from './commerce.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } });

interface CancelAzureDialogProps {
  readonly customer: Customer;
  readonly planId: string;
  readonly wanted: readonly AzureEntitlementWire[];
  readonly onCancelled: (count: number) => void;
  readonly onClose: () => void;
}

/** Asks before Azure subscriptions are cancelled because somebody has broken into them. */
export function CancelAzureDialog({ customer, planId, wanted, onCancelled, onClose }: CancelAzureDialogProps) {
  const styles = useStyles();
  const t = useMessages();
  const cancel = useCancelAzure(customer.id, planId);
  return (
    <ConfirmDialog
      title={t('cancelAzure.title', { count: wanted.length })}
      confirm={cancel.isPending ? t('cancelAzure.working') : t('cancelAzure.confirm', { count: wanted.length })}
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() =>
        cancel.mutate(
          wanted.map(({ id }) => id),
          { onSuccess: () => onCancelled(wanted.length) },
        )
      }
      onClose={onClose}
    >
      <ul className={styles.list}>
        {wanted.map(({ id, friendlyName }) => (
          <li key={id}>{friendlyName}</li>
        ))}
      </ul>
      <div>{t('cancelAzure.text')}</div>
      <div>{t('cancelAzure.roles')}</div>
    </ConfirmDialog>
  );
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Switch,
} from '@fluentui/react-components';
import type { SubscriptionWire } from '@mandate/api/partner-center/wire';
import { useState } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useEditSold } from './commerce.ts';

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '16px' } });

interface EditSoldDialogProps {
  readonly customerId: string;
  readonly sold: SubscriptionWire;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Changes how a subscription is called and whether it renews itself, as it was when the dialog opened. */
export function EditSoldDialog({ customerId, sold, onSaved, onClose }: EditSoldDialogProps) {
  const styles = useStyles();
  const t = useMessages();
  // What was read first is what is compared with: a newer etag would overwrite what somebody else wrote unseen.
  const [seen] = useState(sold);
  const [friendlyName, setFriendlyName] = useState(sold.friendlyName);
  const [autoRenewEnabled, setAutoRenewEnabled] = useState(sold.autoRenewEnabled);
  const edit = useEditSold(customerId);
  const missing = friendlyName.trim() === '';
  const save = () => edit.mutate({ seen, friendlyName, autoRenewEnabled }, { onSuccess: onSaved });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !edit.isPending && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!missing && !edit.isPending) save();
          }}
        >
          <DialogBody>
            <DialogTitle>{t('editSold.title', { name: seen.friendlyName })}</DialogTitle>
            <DialogContent className={styles.content}>
              <Field
                label={t('customerSubscriptions.name')}
                required
                validationMessage={missing ? t('addCustomer.required') : null}
              >
                <Input
                  value={friendlyName}
                  maxLength={64}
                  autoComplete="off"
                  onChange={(_, { value }) => setFriendlyName(value)}
                />
              </Field>
              <Field label={t('customerSubscriptions.orders.quantity')} hint={t('editSold.quantity.fixed')}>
                <Input value={String(seen.quantity)} readOnly />
              </Field>
              <Switch
                checked={autoRenewEnabled}
                label={t('customerSubscriptions.autoRenew')}
                onChange={(_, { checked }) => setAutoRenewEnabled(checked)}
              />
              {edit.error && <Problem error={edit.error} />}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={missing || edit.isPending}>
                {t('editSold.save')}
              </Button>
              <Button onClick={onClose} disabled={edit.isPending}>
                {t('common.cancel')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

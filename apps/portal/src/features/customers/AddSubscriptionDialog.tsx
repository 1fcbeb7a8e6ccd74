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
} from '@fluentui/react-components';
import type { Customer } from '@mandate/api/portal/wire';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { ProvisionedMessage } from './ProvisionedMessage.tsx';
import { useProvision } from './provision.ts';

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '16px' } });

interface AddSubscriptionDialogProps {
  readonly customer: Customer;
  readonly onClose: () => void;
}

/** Asks for a name, creates the subscription and shows what came of it. */
export function AddSubscriptionDialog({ customer, onClose }: AddSubscriptionDialogProps) {
  const styles = useStyles();
  const t = useMessages();
  const [alias] = useState(() => crypto.randomUUID());
  const provision = useProvision(customer.id);
  const form = useForm({ defaultValues: { displayName: '' } });
  const submit = form.handleSubmit(({ displayName }) => {
    if (!provision.isPending) provision.mutate({ alias, displayName: displayName.trim() });
  });
  const done = provision.data;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !provision.isPending && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <DialogBody>
            <DialogTitle>{t('provision.title')}</DialogTitle>
            <DialogContent className={styles.content}>
              {done ? (
                <ProvisionedMessage tenantId={customer.id} provisioned={done} />
              ) : (
                <>
                  <div>{t('provision.text', { company: customer.companyName })}</div>
                  <Controller
                    name="displayName"
                    control={form.control}
                    rules={{ validate: (name) => nameProblem(t, name) }}
                    render={({ field, fieldState }) => (
                      <Field
                        label={t('provision.name')}
                        hint={t('provision.name.hint')}
                        required
                        validationMessage={fieldState.error?.message ?? null}
                      >
                        <Input {...field} autoComplete="off" readOnly={provision.isPending} />
                      </Field>
                    )}
                  />
                  {provision.error && <Problem error={provision.error} />}
                </>
              )}
            </DialogContent>
            <DialogActions>
              {done ? (
                <Button appearance="primary" onClick={onClose}>
                  {t('common.close')}
                </Button>
              ) : (
                <>
                  <Button type="submit" appearance="primary" disabledFocusable={provision.isPending}>
                    {provision.isPending ? t('provision.working') : t('provision.submit')}
                  </Button>
                  <Button onClick={onClose} disabled={provision.isPending}>
                    {t('common.cancel')}
                  </Button>
                </>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function nameProblem(t: Messages, name: string): string | undefined {
  if (name.trim() === '') return t('provision.name.missing');
  if (name.trim().length > 64) return t('provision.name.tooLong');
  if (/\p{Cc}/u.test(name)) return t('provision.name.character');
  return undefined;
}

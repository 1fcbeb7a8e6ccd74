import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import type { useOffer } from './directory-change.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '560px', margin: 0 },
  button: { alignSelf: 'start' },
});

interface OfferFormProps {
  readonly name: string;
  /** How many roles are lost. */
  readonly lost: number;
  readonly offer: ReturnType<typeof useOffer>['offer'];
  readonly onOffered: (owner: string) => void;
}

/** Asks where a subscription is to go and who is to own it there, and once more before it is offered. */
export function OfferForm({ name, lost, offer, onOffered }: OfferFormProps) {
  const styles = useStyles();
  const t = useMessages();
  const [asked, setAsked] = useState<{ readonly destination: string; readonly owner: string }>();
  const form = useForm({ defaultValues: { destination: '', owner: '' } });
  const submit = form.handleSubmit(({ destination, owner }) => {
    offer.reset();
    setAsked({ destination: destination.trim(), owner: owner.trim() });
  });
  const field = (name: 'destination' | 'owner') => (
    <Controller
      name={name}
      control={form.control}
      rules={{ validate: (value) => value.trim() !== '' || t(`directoryChange.${name}.missing`) }}
      render={({ field: input, fieldState }) => (
        <Field
          label={t(`directoryChange.${name}`)}
          hint={t(`directoryChange.${name}.hint`)}
          required
          validationMessage={fieldState.error?.message ?? null}
        >
          <Input {...input} autoComplete="off" maxLength={253} />
        </Field>
      )}
    />
  );
  return (
    <Section title={t('directoryChange.offer')} text={t('directoryChange.offer.text')}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {field('destination')}
        {field('owner')}
        <Button type="submit" appearance="primary" className={styles.button}>
          {t('directoryChange.ask')}
        </Button>
      </form>
      {asked && (
        <ConfirmDialog
          title={t('directoryChange.confirm.title', { name, destination: asked.destination })}
          confirm={t('directoryChange.ask')}
          typed={{ label: t('directoryChange.confirm.typed', { name }), text: name }}
          busy={offer.isPending}
          error={offer.error}
          onConfirm={() =>
            offer.mutate(asked, {
              onSuccess: () => {
                onOffered(asked.owner);
                setAsked(undefined);
              },
            })
          }
          onClose={() => setAsked(undefined)}
        >
          <div>{t('directoryChange.confirm.text', { owner: asked.owner, count: lost })}</div>
        </ConfirmDialog>
      )}
    </Section>
  );
}

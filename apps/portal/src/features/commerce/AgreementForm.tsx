import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { Customer } from '@mandate/api/portal/wire';
import { useId } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useMe } from '../../wire/queries.ts';
import { useAttest } from './commerce.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '12px 16px',
    padding: '16px',
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: '1 / -1' },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

const today = () => new Date().toISOString().slice(0, 10);

interface AgreementFormProps {
  readonly customer: Customer;
  readonly onConfirmed: () => void;
}

/** Confirms, on the partner's word, who of the customer accepted the Microsoft Customer Agreement, and when. */
export function AgreementForm({ customer, onConfirmed }: AgreementFormProps) {
  const styles = useStyles();
  const t = useMessages();
  const headingId = useId();
  const { partner } = useMe();
  const attest = useAttest(customer.id);
  const form = useForm({ defaultValues: { firstName: '', lastName: '', email: '', dateAgreed: today() } });
  const submit = form.handleSubmit(({ dateAgreed, ...contact }) => {
    attest.mutate({ primaryContact: contact, dateAgreed }, { onSuccess: onConfirmed });
  });
  if (!partner?.may.includes('agreements.attest')) return <div>{t('buyPlan.agreement.notYours')}</div>;
  const text = (
    name: 'firstName' | 'lastName' | 'email',
    label: string,
    wrong: (value: string) => string | undefined,
  ) => (
    <Controller
      name={name}
      control={form.control}
      rules={{ validate: wrong }}
      render={({ field, fieldState }) => (
        <Field
          className={name === 'email' ? styles.wide : ''}
          label={label}
          required
          validationMessage={fieldState.error?.message ?? null}
        >
          <Input {...field} type={name === 'email' ? 'email' : 'text'} autoComplete="off" />
        </Field>
      )}
    />
  );
  const needed = (value: string) => (value.trim() === '' ? t('addCustomer.required') : undefined);
  return (
    <form
      noValidate
      className={styles.form}
      aria-labelledby={headingId}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.wide}>
        <h3 id={headingId} className={styles.title}>
          {t('buyPlan.agreement.title')}
        </h3>
        {t('buyPlan.agreement.text')}
      </div>
      {text('firstName', t('addCustomer.firstName'), needed)}
      {text('lastName', t('addCustomer.lastName'), needed)}
      {text('email', t('addCustomer.email'), (value) =>
        value.includes('@') ? undefined : t('addCustomer.email.invalid'),
      )}
      <Controller
        name="dateAgreed"
        control={form.control}
        rules={{ validate: (value) => (value !== '' && value <= today()) || t('buyPlan.agreement.date.invalid') }}
        render={({ field, fieldState }) => (
          <Field label={t('buyPlan.agreement.date')} required validationMessage={fieldState.error?.message ?? null}>
            <Input {...field} type="date" max={today()} />
          </Field>
        )}
      />
      <div className={styles.wide}>
        {attest.error && <Problem error={attest.error} />}
        <Button type="submit" disabledFocusable={attest.isPending}>
          {attest.isPending ? t('buyPlan.agreement.confirming') : t('buyPlan.agreement.confirm')}
        </Button>
      </div>
    </form>
  );
}

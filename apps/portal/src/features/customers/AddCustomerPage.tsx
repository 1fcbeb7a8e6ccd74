import { Button, Field, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { type CustomerFields, countryRulesQuery, useAddCustomer } from './add-customer.ts';
import { CustomerCreated } from './CustomerCreated.tsx';
import { ChoiceField, TextField } from './CustomerField.tsx';
import { COUNTRIES } from './countries.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '20px' },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '16px',
    alignItems: 'start',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

const EMPTY: CustomerFields = {
  companyName: '',
  domain: '',
  country: '',
  registrationNumber: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  firstName: '',
  lastName: '',
  email: '',
  phoneNumber: '',
  access: 'granular',
};

/** Adds a customer: the form, and then, once, what its first administrator signs in with. */
export function AddCustomerPage() {
  const t = useMessages();
  const me = useMe();
  const add = useAddCustomer();
  const may = me.partner?.may.includes('customers.add') ?? false;
  return (
    <Page
      title={t('addCustomer.title')}
      of={t('app.partnerCenter')}
      subtitle={add.data ? undefined : t('addCustomer.text')}
      path={[
        <RouterLink key="customers" to="/partner/customers">
          {t('customers.title')}
        </RouterLink>,
      ]}
      narrow
    >
      {!may && <MissingRole roles={['globalAdmin', 'adminAgent', 'salesAgent', 'userManagementAdmin']} me={me} />}
      {may && add.data && <CustomerCreated customer={add.data} />}
      {may && !add.data && <CustomerForm add={add} />}
    </Page>
  );
}

function CustomerForm({ add }: { readonly add: ReturnType<typeof useAddCustomer> }) {
  const styles = useStyles();
  const t = useMessages();
  const navigate = useNavigate();
  const { tenant } = useMe();
  const { country: countryName, compare } = useFormats();
  const [requestId, renew] = useState(() => crypto.randomUUID());
  const form = useForm<CustomerFields>({ defaultValues: EMPTY });
  const { control } = form;
  const country = useWatch({ control, name: 'country' });
  const rules = useQuery(countryRulesQuery(tenant.id, country));
  const states = rules.data?.supportedStatesList ?? [];
  const needsNumber = rules.data?.isTaxIdOptional === false;

  const required = (value: string) => (value.trim() === '' ? t('addCustomer.required') : undefined);
  const postalCode = (value: string) => {
    const pattern = rules.data?.postalCodeRegex;
    if (!pattern) return undefined;
    if (value.trim() === '') return t('addCustomer.required');
    return new RegExp(pattern).test(value.trim().toUpperCase()) ? undefined : t('addCustomer.postalCode.invalid');
  };
  const submit = form.handleSubmit((fields) => {
    if (!rules.data || add.isPending) return;
    // What was refused was not done, so that a form filled in anew is another request.
    add.mutate({ fields, rules: rules.data, requestId }, { onError: () => renew(crypto.randomUUID()) });
  });
  const options = COUNTRIES.map((value) => ({ value, text: countryName(value) })).toSorted((a, b) =>
    compare(a.text, b.text),
  );

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Section title={t('addCustomer.company')}>
        <div className={styles.grid}>
          <TextField
            control={control}
            name="companyName"
            label={t('addCustomer.companyName')}
            validate={(value) => (value.trim() === '' ? t('addCustomer.companyName.missing') : undefined)}
          />
          <TextField
            control={control}
            name="domain"
            label={t('addCustomer.domain')}
            hint={t('addCustomer.domain.hint')}
            validate={(value) =>
              /^([a-z\d-]+\.)+[a-z][a-z\d-]*$/i.test(value.trim()) ? undefined : t('addCustomer.domain.invalid')
            }
          />
          <ChoiceField
            control={control}
            name="country"
            label={t('addCustomer.country')}
            empty={t('addCustomer.country.choose')}
            options={options}
            validate={(value) => (value === '' ? t('addCustomer.country.missing') : undefined)}
          />
          {needsNumber && (
            <TextField
              control={control}
              name="registrationNumber"
              label={t('addCustomer.registrationNumber')}
              validate={(value) => (value.trim() === '' ? t('addCustomer.registrationNumber.missing') : undefined)}
            />
          )}
        </div>
      </Section>
      <Section title={t('addCustomer.address')}>
        <div className={styles.grid}>
          <TextField control={control} name="addressLine1" label={t('addCustomer.addressLine1')} validate={required} />
          <TextField control={control} name="addressLine2" label={t('addCustomer.addressLine2')} />
          <TextField control={control} name="postalCode" label={t('addCustomer.postalCode')} validate={postalCode} />
          <TextField control={control} name="city" label={t('addCustomer.city')} validate={required} />
          {states.length > 0 && (
            <ChoiceField
              control={control}
              name="state"
              label={t('addCustomer.state')}
              empty=""
              options={states.map((value) => ({ value, text: value }))}
              validate={required}
            />
          )}
        </div>
      </Section>
      <Section title={t('addCustomer.contact')} text={t('addCustomer.contact.text')}>
        <div className={styles.grid}>
          <TextField control={control} name="firstName" label={t('addCustomer.firstName')} validate={required} />
          <TextField control={control} name="lastName" label={t('addCustomer.lastName')} validate={required} />
          <TextField
            control={control}
            name="email"
            type="email"
            label={t('addCustomer.email')}
            validate={(value) =>
              /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? undefined : t('addCustomer.email.invalid')
            }
          />
          <TextField
            control={control}
            name="phoneNumber"
            type="tel"
            label={t('addCustomer.phone')}
            {...(needsNumber ? { validate: required } : {})}
          />
        </div>
      </Section>
      <Section title={t('addCustomer.access')}>
        <Controller
          name="access"
          control={control}
          render={({ field: { value, onChange } }) => (
            <Field hint={t('addCustomer.access.later')}>
              <RadioGroup
                aria-label={t('addCustomer.access')}
                value={value}
                onChange={(_, data) => onChange(data.value)}
              >
                <Radio value="granular" label={t('addCustomer.access.granular')} />
                <Radio value="none" label={t('addCustomer.access.none')} />
              </RadioGroup>
            </Field>
          )}
        />
      </Section>
      {rules.error && <Problem error={rules.error} retry={() => void rules.refetch()} />}
      {add.error && <Problem error={add.error} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={add.isPending}>
          {add.isPending ? t('addCustomer.working') : t('addCustomer.submit')}
        </Button>
        <Button disabled={add.isPending} onClick={() => void navigate({ to: '/partner/customers' })}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

import { Button } from '@fluentui/react-components';
import type { Customer } from '@mandate/api/portal/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { useDates, useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { AgreementForm } from '../commerce/AgreementForm.tsx';
import { agreementsQuery } from './customer-account.ts';

/** Who accepted the Microsoft Customer Agreement, or the form to confirm it. */
export function AgreementSection({ customer }: { readonly customer: Customer }) {
  const t = useMessages();
  const { day } = useDates();
  const { tenant, partner } = useMe();
  const [confirming, setConfirming] = useState(false);
  const may = partner?.may.includes('agreements.attest') ?? false;
  const queryClient = useQueryClient();
  const { queryKey, ...rest } = agreementsQuery(tenant.id, customer.id);
  const agreements = useQuery({ queryKey, ...rest });
  return (
    <Section title={t('agreement.title')}>
      <Loaded of={agreements}>
        {(found) =>
          found.length === 0 ? (
            <>
              <div>{t('agreement.none')}</div>
              {!confirming && may && (
                <div>
                  <Button onClick={() => setConfirming(true)}>{t('agreement.confirm')}</Button>
                </div>
              )}
              {confirming && (
                <AgreementForm
                  customer={customer}
                  onConfirmed={() => void queryClient.invalidateQueries({ queryKey })}
                />
              )}
            </>
          ) : (
            found.map(({ primaryContact: { firstName, lastName, email }, dateAgreed }) => (
              <div key={`${email} ${dateAgreed}`}>
                {t('agreement.by', { name: `${firstName} ${lastName}`, email, date: day(dateAgreed) })}
              </div>
            ))
          )
        }
      </Loaded>
    </Section>
  );
}

import type { Customer } from '@mandate/api/portal/wire';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { DelegatedAdminMark, RelationshipMark } from './relationship-marks.tsx';

interface CustomerFactsProps {
  readonly customer: Customer;
  /** Those to show, where they do not stand elsewhere on the page. */
  readonly tags?: Customer['tags'];
}

/** What the partner knows of a customer. */
export function CustomerFacts({ customer, tags = [] }: CustomerFactsProps) {
  const t = useMessages();
  const { country } = useFormats();
  return (
    <Facts
      facts={[
        {
          label: t('customers.microsoftId'),
          value: <Copyable text={customer.id} what={t('customers.microsoftId')} />,
        },
        { label: t('customers.domain'), value: customer.domain },
        { label: t('customers.country'), value: country(customer.country) },
        { label: t('customers.relationship'), value: <RelationshipMark {...customer.relationship} /> },
        {
          label: t('customers.delegatedAdmin'),
          value: <DelegatedAdminMark state={customer.relationship.delegatedAdmin} />,
        },
        ...(tags.length > 0 ? [{ label: t('tags.title'), value: tags.join(', ') }] : []),
      ]}
    />
  );
}

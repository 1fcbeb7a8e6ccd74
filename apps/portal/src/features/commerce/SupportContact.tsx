import { Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useMe } from '../../wire/queries.ts';
import { otherTiersQuery, supportQuery, useSetSupport } from '../customers/customer-account.ts';

interface SupportContactProps {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly name: string;
}

/** Who supports something that was sold; where two tiers look after the customer, either of them can. */
export function SupportContact({ customerId, subscriptionId, name }: SupportContactProps) {
  const t = useMessages();
  const { tenant, partner } = useMe();
  const contact = useQuery(supportQuery(tenant.id, customerId, subscriptionId));
  const others = useQuery(otherTiersQuery(tenant.id, customerId));
  const set = useSetSupport(tenant.id, customerId, subscriptionId);
  if (contact.error) return <Problem error={contact.error} />;
  if (!contact.data) return '…';
  const choices = [{ id: tenant.id, name: tenant.displayName }, ...(others.data ?? [])];
  const may = partner?.may.includes('supportContact.write') ?? false;
  if (!may || choices.length === 1) return contact.data.name;
  return (
    <>
      <Select
        aria-label={t('support.title', { name })}
        value={contact.data.supportTenantId}
        disabled={set.isPending}
        onChange={(_, { value }) => {
          const chosen = choices.find(({ id }) => id === value);
          if (chosen) set.mutate({ supportTenantId: chosen.id, name: chosen.name });
        }}
      >
        {choices.map((each) => (
          <option key={each.id} value={each.id}>
            {each.id === tenant.id ? t('support.self', { partner: each.name }) : each.name}
          </option>
        ))}
      </Select>
      {set.error && <Problem error={set.error} />}
      {set.data && <Result intent="success">{t('support.saved', { name: set.data.name })}</Result>}
    </>
  );
}

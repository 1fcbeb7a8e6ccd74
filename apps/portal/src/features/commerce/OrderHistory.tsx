import type { OrderWire } from '@mandate/api/partner-center/wire';
import type { Customer } from '@mandate/api/portal/wire';
import { Copyable } from '../../ui/Copyable.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { PLAN_ITEM, useOrders } from './commerce.ts';

/** What was ordered for a customer, newest first. */
export function OrderHistory({ customer }: { readonly customer: Customer }) {
  const t = useMessages();
  const { dateTime } = useFormats();
  const orders = useOrders(customer.id);
  const columns: readonly Column<OrderWire>[] = [
    { id: 'date', title: t('customerSubscriptions.orders.date'), cell: ({ creationDate }) => dateTime(creationDate) },
    {
      id: 'product',
      title: t('customerSubscriptions.orders.product'),
      cell: ({ lineItems }) =>
        lineItems.map(({ offerId }) => (offerId === PLAN_ITEM ? t('buyPlan.item') : offerId)).join(', '),
    },
    {
      id: 'quantity',
      title: t('customerSubscriptions.orders.quantity'),
      cell: ({ lineItems }) => lineItems.reduce((sum, { quantity }) => sum + quantity, 0),
    },
    {
      id: 'status',
      title: t('customerSubscriptions.orders.status'),
      cell: ({ status }) => (
        <StateMark tone="good" text={status === 'completed' ? t('customerSubscriptions.orders.completed') : status} />
      ),
    },
    {
      id: 'id',
      title: t('customerSubscriptions.orders.id'),
      width: '40%',
      cell: ({ id }) => <Copyable text={id} what={t('customerSubscriptions.orders.id')} />,
    },
  ];
  return (
    <Section title={t('customerSubscriptions.orders')}>
      <Loaded of={orders}>
        {(rows) =>
          rows.length === 0 ? (
            <div>{t('customerSubscriptions.orders.none')}</div>
          ) : (
            <DataTable
              caption={t('customerSubscriptions.orders.caption', { company: customer.companyName })}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

import type { AzureEntitlementWire } from '@mandate/api/partner-center/wire';
import type { Customer } from '@mandate/api/portal/wire';
import { Copyable } from '../../ui/Copyable.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useMe } from '../../wire/queries.ts';
import { useEntitlements } from './commerce.ts';

interface AzureSubscriptionListProps {
  readonly customer: Customer;
  readonly planId: string;
}

/** The Azure subscriptions under a plan, each with the way to where it is managed. */
export function AzureSubscriptionList({ customer, planId }: AzureSubscriptionListProps) {
  const t = useMessages();
  const { partner } = useMe();
  const entitlements = useEntitlements(customer.id, planId);
  const mayOpen =
    customer.relationship.delegatedAdmin === 'granted' && (partner?.may.includes('azurePortal.open') ?? false);
  const columns: readonly Column<AzureEntitlementWire>[] = [
    {
      id: 'name',
      title: t('customerSubscriptions.name'),
      cell: ({ friendlyName }) => friendlyName,
      sortBy: ({ friendlyName }) => friendlyName,
    },
    {
      id: 'id',
      title: t('customerSubscriptions.id'),
      width: '46%',
      cell: ({ id }) => <Copyable text={id} what={t('customerSubscriptions.id')} />,
    },
    {
      id: 'status',
      title: t('customerSubscriptions.status'),
      cell: ({ status }) => (
        <StateMark
          tone={status === 'active' ? 'good' : 'bad'}
          text={t(status === 'active' ? 'customerSubscriptions.azure.active' : 'customerSubscriptions.azure.inactive')}
        />
      ),
    },
    ...(mayOpen
      ? [
          {
            id: 'manage',
            title: t('customerSubscriptions.azure.manage'),
            titleUnseen: true,
            cell: ({ id, friendlyName }: AzureEntitlementWire) => (
              <RouterLink
                to="/azure/$tenantId/subscriptions/$subscriptionId"
                params={{ tenantId: customer.id, subscriptionId: id }}
                target="_blank"
                aria-label={t('customerSubscriptions.azure.manageName', { name: friendlyName })}
              >
                {t('customerSubscriptions.azure.manage')}
              </RouterLink>
            ),
          },
        ]
      : []),
  ];
  return (
    <Loaded of={entitlements}>
      {(rows) =>
        rows.length === 0 ? (
          <div>{t('customerSubscriptions.azure.none')}</div>
        ) : (
          <DataTable
            caption={t('customerSubscriptions.azure.caption', { company: customer.companyName })}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            sortedBy="name"
          />
        )
      }
    </Loaded>
  );
}

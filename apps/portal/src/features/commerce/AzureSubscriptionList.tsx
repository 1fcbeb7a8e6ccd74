import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons';
import type { AzureEntitlementWire } from '@mandate/api/partner-center/wire';
import type { Customer } from '@mandate/api/portal/wire';
import { useState } from 'react';
import { Copyable } from '../../ui/Copyable.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useMe } from '../../wire/queries.ts';
import { CancelAzureDialog } from './CancelAzureDialog.tsx';
import { MOST_CANCELLED, useEntitlements } from './commerce.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface AzureSubscriptionListProps {
  readonly customer: Customer;
  readonly planId: string;
}

/** The Azure subscriptions under a plan, each with the way to where it is managed; they are cancelled here as well. */
export function AzureSubscriptionList({ customer, planId }: AzureSubscriptionListProps) {
  const styles = useStyles();
  const t = useMessages();
  const { partner } = useMe();
  const entitlements = useEntitlements(customer.id, planId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [cancelled, setCancelled] = useState(0);
  const mayCancel = partner?.may.includes('azureSubscriptions.cancel') ?? false;
  const mayOpen =
    customer.relationship.delegatedAdmin === 'granted' && (partner?.may.includes('azurePortal.open') ?? false);
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((each) => each !== id)));
  const columns = [
    ...shownColumns(t, mayCancel ? { chosen, choose } : null),
    ...(mayOpen ? [manageColumn(t, customer.id)] : []),
  ];
  return (
    <Loaded of={entitlements}>
      {(rows) => {
        if (rows.length === 0) return <div>{t('customerSubscriptions.azure.none')}</div>;
        const wanted = rows.filter(({ id, status }) => chosen.has(id) && status === 'active');
        const tooMany = wanted.length > MOST_CANCELLED;
        return (
          <>
            <DataTable
              caption={t('customerSubscriptions.azure.caption', { company: customer.companyName })}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              sortedBy="name"
            />
            {cancelled > 0 && (
              <Result intent="success">{t('customerSubscriptions.azure.cancelled', { count: cancelled })}</Result>
            )}
            <div className={styles.actions}>
              {mayCancel && (
                <Button
                  icon={<DismissCircleRegular />}
                  disabledFocusable={wanted.length === 0 || tooMany}
                  onClick={() => setAsking(true)}
                >
                  {t('customerSubscriptions.azure.cancel', { count: wanted.length })}
                </Button>
              )}
              <div className={styles.hint} role={tooMany ? 'alert' : undefined}>
                {t(
                  mayCancel
                    ? tooMany
                      ? 'customerSubscriptions.azure.cancel.tooMany'
                      : 'customerSubscriptions.azure.cancel.hint'
                    : 'customerSubscriptions.azure.cancel.notYours',
                )}
              </div>
            </div>
            {asking && (
              <CancelAzureDialog
                customer={customer}
                planId={planId}
                wanted={wanted}
                onCancelled={(count) => {
                  setCancelled(count);
                  setChosen(new Set());
                  setAsking(false);
                }}
                onClose={() => setAsking(false)}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

type AzureColumn = Column<AzureEntitlementWire>;

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (id: string, isChosen: boolean) => void;
}

function shownColumns(t: Messages, choice: Choice | null): readonly AzureColumn[] {
  return [
    {
      id: 'name',
      title: t('customerSubscriptions.name'),
      cell: ({ id, friendlyName, status }) =>
        choice && status === 'active' ? (
          <Checkbox
            checked={choice.chosen.has(id)}
            label={friendlyName}
            aria-label={t('customerSubscriptions.azure.chooseName', { name: friendlyName })}
            onChange={(_, { checked }) => choice.choose(id, checked === true)}
          />
        ) : (
          friendlyName
        ),
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
  ];
}

function manageColumn(t: Messages, tenantId: string): AzureColumn {
  return {
    id: 'manage',
    title: t('customerSubscriptions.azure.manage'),
    titleUnseen: true,
    cell: ({ id, friendlyName }) => (
      <RouterLink
        to="/azure/$tenantId/subscriptions/$subscriptionId"
        params={{ tenantId, subscriptionId: id }}
        target="_blank"
        aria-label={t('customerSubscriptions.azure.manageName', { name: friendlyName })}
      >
        {t('customerSubscriptions.azure.manage')}
      </RouterLink>
    ),
  };
}

import { Button, makeStyles } from '@fluentui/react-components';
import { AddRegular, ChevronDownRegular, ChevronRightRegular, EditRegular } from '@fluentui/react-icons';
import type { SubscriptionWire } from '@mandate/api/partner-center/wire';
import type { Customer } from '@mandate/api/portal/wire';
import { useId, useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Result } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { AddSubscriptionDialog } from '../customers/AddSubscriptionDialog.tsx';
import { AzureSubscriptionList } from './AzureSubscriptionList.tsx';
import { useSetStatus } from './commerce.ts';
import { EditSoldDialog } from './EditSoldDialog.tsx';
import { SoldStatus } from './SoldStatus.tsx';
import { SupportContact } from './SupportContact.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  heading: { margin: '8px 0 0', fontSize: 'inherit', fontWeight: 'inherit' },
  expander: { paddingInline: 0 },
  under: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

interface SoldSectionProps {
  readonly customer: Customer;
  readonly sold: SubscriptionWire;
}

/** One thing that was sold: how it stands, what can be done with it, and the Azure subscriptions under a plan. */
export function SoldSection({ customer, sold }: SoldSectionProps) {
  const styles = useStyles();
  const t = useMessages();
  const { dateTime } = useFormats();
  const { partner } = useMe();
  const [asked, setAsked] = useState<'suspended' | 'active' | null>(null);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState(false);
  const [edited, setEdited] = useState(false);
  const setStatus = useSetStatus(customer.id);
  const isPlan = sold.entitlementId === undefined;
  const mayManage = partner?.may.includes('subscriptions.manage') ?? false;
  const mayAdd = isPlan && sold.status === 'active' && (partner?.may.includes('subscriptions.provision') ?? false);
  const done = setStatus.data;
  const open = (status: 'suspended' | 'active') => {
    setStatus.reset();
    setAsked(status);
  };
  return (
    <Section
      title={isPlan ? t('customerSubscriptions.plan') : t('customerSubscriptions.legacy')}
      text={t('customerSubscriptions.usageBased')}
    >
      <Facts
        facts={[
          { label: t('customerSubscriptions.name'), value: sold.friendlyName },
          { label: t('customerSubscriptions.status'), value: <SoldStatus status={sold.status} /> },
          { label: t('customerSubscriptions.since'), value: dateTime(sold.creationDate) },
          { label: t('customerSubscriptions.orders.quantity'), value: sold.quantity },
          {
            label: t('customerSubscriptions.autoRenew'),
            value: t(sold.autoRenewEnabled ? 'customerSubscriptions.on' : 'customerSubscriptions.off'),
          },
          {
            label: t('customerSubscriptions.id'),
            value: <Copyable text={sold.id} what={t('customerSubscriptions.id')} />,
          },
          {
            label: t('support.label'),
            value: <SupportContact customerId={customer.id} subscriptionId={sold.id} name={sold.friendlyName} />,
          },
        ]}
      />
      {done && (
        <Result intent="success">
          {t(done.status === 'active' ? 'customerSubscriptions.reactivated' : 'customerSubscriptions.suspended', {
            name: done.friendlyName,
          })}
        </Result>
      )}
      {edited && <Result intent="success">{t('editSold.saved')}</Result>}
      {isPlan && <UnderPlan customer={customer} planId={sold.id} />}
      {(mayAdd || mayManage) && (
        <div className={styles.actions}>
          {mayAdd && (
            <Button icon={<AddRegular />} onClick={() => setAdding(true)}>
              {t('customer.addSubscription')}
            </Button>
          )}
          {mayManage && (
            <Button icon={<EditRegular />} onClick={() => setEditing(true)}>
              {t('editSold.edit')}
            </Button>
          )}
          {mayManage && sold.status === 'active' && (
            <Button onClick={() => open('suspended')}>{t('customerSubscriptions.suspend')}</Button>
          )}
          {mayManage && sold.status === 'suspended' && (
            <Button onClick={() => open('active')}>{t('customerSubscriptions.reactivate')}</Button>
          )}
        </div>
      )}
      {adding && <AddSubscriptionDialog customer={customer} onClose={() => setAdding(false)} />}
      {editing && (
        <EditSoldDialog
          customerId={customer.id}
          sold={sold}
          onSaved={() => {
            setEdited(true);
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      )}
      {asked && (
        <ConfirmDialog
          title={t(
            asked === 'active' ? 'customerSubscriptions.reactivate.title' : 'customerSubscriptions.suspend.title',
            {
              name: sold.friendlyName,
            },
          )}
          confirm={t(asked === 'active' ? 'customerSubscriptions.reactivate' : 'customerSubscriptions.suspend')}
          busy={setStatus.isPending}
          error={setStatus.error}
          onConfirm={() => setStatus.mutate({ sold, status: asked }, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        >
          <div>
            {t(asked === 'active' ? 'customerSubscriptions.reactivate.text' : 'customerSubscriptions.suspend.text')}
          </div>
          {asked === 'suspended' && isPlan && <div>{t('customerSubscriptions.suspend.blocked')}</div>}
        </ConfirmDialog>
      )}
    </Section>
  );
}

/** What lies under a plan, which can be folded away. */
function UnderPlan({ customer, planId }: { readonly customer: Customer; readonly planId: string }) {
  const styles = useStyles();
  const t = useMessages();
  const [open, setOpen] = useState(true);
  const id = useId();
  return (
    <div className={styles.under}>
      <h3 className={styles.heading}>
        <Button
          appearance="transparent"
          className={styles.expander}
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('customerSubscriptions.azure')}
        </Button>
      </h3>
      <div id={id} hidden={!open} className={open ? styles.under : undefined}>
        {open && <AzureSubscriptionList customer={customer} planId={planId} />}
      </div>
    </div>
  );
}

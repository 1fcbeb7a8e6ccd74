import { Button, makeStyles } from '@fluentui/react-components';
import { DeleteRegular, MailRegular, ShieldDismissRegular, ShieldTaskRegular } from '@fluentui/react-icons';
import type { Customer } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { GatedButton } from '../../ui/GatedButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { removalQuery, useConfirmCustomer, usePatchCustomer } from '../relationships/relationships.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  confirm: { marginTop: '10px' },
});

/** What the partner can change about its relationship with a customer. */
export function RelationshipSection({ customer }: { readonly customer: Customer }) {
  const styles = useStyles();
  const t = useMessages();
  const navigate = useNavigate();
  const { partner } = useMe();
  const { state, delegatedAdmin, confirmed } = customer.relationship;
  const may = (permission: string) => partner?.may.some((each) => each === permission) ?? false;
  return (
    <Section title={t('customer.relationship')} text={t('customer.relationship.text')}>
      {state === 'active' && !confirmed && <Unconfirmed customer={customer} may={may('relationships.request')} />}
      <div className={styles.actions}>
        {may('relationships.request') && delegatedAdmin !== 'granted' && (
          <Button
            icon={<MailRegular />}
            onClick={() => void navigate({ to: '/partner/request', search: { customer: customer.id } })}
          >
            {t(state === 'active' ? 'customer.askDap' : 'request.open')}
          </Button>
        )}
        {may('delegatedAdmin.disable') && delegatedAdmin === 'granted' && <DisableDelegatedAdmin customer={customer} />}
        {may('relationships.remove') && state === 'active' && <RemoveRelationship customer={customer} />}
      </div>
      {may('delegatedAdmin.read') && (
        <div>
          <RouterLink to="/partner/customers/$id/admin-relationships" params={{ id: customer.id }}>
            {t('customer.adminRelationships.open')}
          </RouterLink>
          <div>{t('customer.adminRelationships.text')}</div>
        </div>
      )}
    </Section>
  );
}

function Unconfirmed({ customer, may }: { readonly customer: Customer; readonly may: boolean }) {
  const styles = useStyles();
  const t = useMessages();
  const confirm = useConfirmCustomer(customer.id);
  return (
    <>
      <Message intent="warning" title={t('relationship.unconfirmed.title')}>
        {t('relationship.unconfirmed.text')}
        {may && (
          <div className={styles.confirm}>
            <Button
              icon={<ShieldTaskRegular />}
              disabledFocusable={confirm.isPending}
              onClick={() => confirm.mutate(undefined)}
            >
              {t('relationship.confirm')}
            </Button>
          </div>
        )}
      </Message>
      {confirm.error && <Problem error={confirm.error} />}
    </>
  );
}

function DisableDelegatedAdmin({ customer: { id, companyName } }: { readonly customer: Customer }) {
  const t = useMessages();
  const patch = usePatchCustomer(id);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<ShieldDismissRegular />} onClick={() => setAsking(true)}>
        {t('customer.disableDap')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('customer.disableDap.title', { customer: companyName })}
          confirm={t('customer.disableDap')}
          busy={patch.isPending}
          error={patch.error}
          onConfirm={() => patch.mutate({ allowDelegatedAccess: false }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <div>{t('customer.disableDap.text1')}</div>
          <div>{t('customer.disableDap.text2')}</div>
        </ConfirmDialog>
      )}
    </>
  );
}

function RemoveRelationship({ customer: { id, companyName } }: { readonly customer: Customer }) {
  const t = useMessages();
  const { listAnd } = useFormats();
  const navigate = useNavigate();
  const removal = useQuery(removalQuery(id));
  const patch = usePatchCustomer(id);
  const [asking, setAsking] = useState(false);
  const names = removal.data?.sold.map(({ name }) => name) ?? [];
  const refusal = names.length > 0 ? { refusal: t('customer.remove.blocked', { names: listAnd(names) }) } : 'open';
  return (
    <>
      <GatedButton
        gate={removal.data ? refusal : 'unknown'}
        appearance="secondary"
        icon={<DeleteRegular />}
        onClick={() => setAsking(true)}
      >
        {t('customer.remove')}
      </GatedButton>
      {asking && (
        <ConfirmDialog
          title={t('customer.remove.title', { customer: companyName })}
          confirm={t('customer.remove')}
          busy={patch.isPending}
          error={patch.error}
          onConfirm={() =>
            patch.mutate(
              { relationshipToPartner: 'none' },
              { onSuccess: () => void navigate({ to: '/partner/customers' }) },
            )
          }
          onClose={() => setAsking(false)}
        >
          <div>{t('customer.remove.text1')}</div>
          <div>{t('customer.remove.text2')}</div>
        </ConfirmDialog>
      )}
    </>
  );
}

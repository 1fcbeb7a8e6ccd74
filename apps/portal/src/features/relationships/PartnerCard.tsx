import { makeStyles } from '@fluentui/react-components';
import { DeleteRegular, ShieldDismissRegular } from '@fluentui/react-icons';
import type { PartnerOfCustomer } from '@mandate/api/portal/relationships/wire';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Result } from '../../ui/Message.tsx';
import { useDates, useFormats, useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { RelationshipMark } from '../customers/relationship-marks.tsx';
import { AzureRoles } from './AzureRoles.tsx';
import { GranularList } from './GranularList.tsx';
import { LostRoles } from './LostRoles.tsx';
import { useEndPartner, useRemoveDelegatedAdmin } from './relationships.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  since: { display: 'inline-flex', flexWrap: 'wrap', gap: '2px 12px' },
});

/** One partner of the reader's organization. */
export function PartnerCard({ partner }: { readonly partner: PartnerOfCustomer }) {
  const t = useMessages();
  const { country } = useFormats();
  const { reseller } = partner;
  return (
    <Section title={partner.displayName}>
      <Facts
        facts={[
          { label: t('consent.partner.domain'), value: partner.domain },
          { label: t('consent.partner.id'), value: <Copyable text={partner.id} what={t('consent.partner.id')} /> },
          { label: t('consent.partner.country'), value: country(partner.country) },
          ...(reseller
            ? [
                { label: t('partners.type'), value: <Since reseller={reseller} /> },
                { label: t('partners.dap'), value: t(`partners.dap.${reseller.delegatedAdmin}`) },
              ]
            : []),
          { label: t('partners.granular'), value: <GranularList partner={partner} /> },
          { label: t('partners.azure'), value: <AzureRoles roles={partner.azure} /> },
        ]}
      />
      <LostRoles partner={partner} />
      {reseller?.state === 'active' && <Removals partner={partner} delegatedAdmin={reseller.delegatedAdmin} />}
      {reseller?.link && (
        <div>
          <RouterLink to="/partner-invitation" search={{ ...reseller.link }}>
            {t('partners.review')}
          </RouterLink>
        </div>
      )}
    </Section>
  );
}

function Since({ reseller }: { readonly reseller: NonNullable<PartnerOfCustomer['reseller']> }) {
  const styles = useStyles();
  const t = useMessages();
  const { day } = useDates();
  return (
    <span className={styles.since}>
      <RelationshipMark state={reseller.state} />
      {reseller.tier !== 'direct' && <span>{t(`tier.${reseller.tier}`)}</span>}
      <span>
        {reseller.acceptedAt === null
          ? t('partners.requestedOn', { date: day(reseller.requestedAt) })
          : t('partners.since', { date: day(reseller.acceptedAt) })}
      </span>
    </span>
  );
}

interface RemovalsProps {
  readonly partner: PartnerOfCustomer;
  readonly delegatedAdmin: NonNullable<PartnerOfCustomer['reseller']>['delegatedAdmin'];
}

function Removals({ partner: { id, displayName }, delegatedAdmin }: RemovalsProps) {
  const styles = useStyles();
  const t = useMessages();
  const { isGlobalAdmin } = useMe();
  const remove = useRemoveDelegatedAdmin();
  const end = useEndPartner();
  const [asking, setAsking] = useState<'remove' | 'end'>();
  const gate = gateOf(isGlobalAdmin, t('partners.refused'));
  const close = () => setAsking(undefined);
  return (
    <>
      {remove.isSuccess && <Result intent="success">{t('partners.removeDap.done', { partner: displayName })}</Result>}
      <div className={styles.actions}>
        {delegatedAdmin === 'granted' && (
          <GatedButton
            gate={gate}
            appearance="secondary"
            icon={<ShieldDismissRegular />}
            aria-label={t('partners.removeDap.of', { partner: displayName })}
            onClick={() => setAsking('remove')}
          >
            {t('partners.removeDap')}
          </GatedButton>
        )}
        <GatedButton
          gate={gate}
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('partners.end.of', { partner: displayName })}
          onClick={() => setAsking('end')}
        >
          {t('partners.end')}
        </GatedButton>
      </div>
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('partners.removeDap.title', { partner: displayName })}
          confirm={t('partners.removeDap')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(id, { onSuccess: close })}
          onClose={close}
        >
          <div>{t('partners.removeDap.text1')}</div>
          <div>{t('partners.removeDap.text2')}</div>
        </ConfirmDialog>
      )}
      {asking === 'end' && (
        <ConfirmDialog
          title={t('partners.end.title', { partner: displayName })}
          confirm={t('partners.end')}
          busy={end.isPending}
          error={end.error}
          onConfirm={() => end.mutate(id, { onSuccess: close })}
          onClose={close}
        >
          {t('partners.end.text')}
        </ConfirmDialog>
      )}
    </>
  );
}

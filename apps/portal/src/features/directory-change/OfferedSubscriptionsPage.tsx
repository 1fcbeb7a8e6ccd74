import { Button, makeStyles } from '@fluentui/react-components';
import type { OfferedSubscription } from '@mandate/api/portal/directory-change/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message, Result } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { tenantQuery, useMe } from '../../wire/queries.ts';
import { offersQuery, useAccept } from './directory-change.ts';
import { contentsText } from './LeftBehind.tsx';

const useStyles = makeStyles({ link: { textDecorationLine: 'underline' } });

/** The subscriptions that other directories offer to this one, for whoever may accept them. */
export function OfferedSubscriptionsPage() {
  const styles = useStyles();
  const t = useMessages();
  const { tenantId } = useParams({ from: '/signed-in/azure/$tenantId/offered-subscriptions' });
  const customer = useQuery(tenantQuery(tenantId)).data?.tenant.displayName ?? '';
  const offers = useQuery(offersQuery);
  const [accepted, setAccepted] = useState<OfferedSubscription>();
  return (
    <Page
      title={t('offered.title')}
      of={customer}
      path={[
        <RouterLink key="home" to="/azure/$tenantId" params={{ tenantId }}>
          {customer || t('nav.home')}
        </RouterLink>,
        <RouterLink key="subscriptions" to="/azure/$tenantId/subscriptions" params={{ tenantId }}>
          {t('subscriptions.title')}
        </RouterLink>,
      ]}
      narrow
    >
      {accepted && (
        <Result intent="success">
          {t('offered.accepted', { name: accepted.displayName })}{' '}
          <RouterLink
            className={styles.link}
            to="/azure/$tenantId/subscriptions/$subscriptionId"
            params={{ tenantId, subscriptionId: accepted.subscription }}
          >
            {t('offered.open', { name: accepted.displayName })}
          </RouterLink>
        </Result>
      )}
      <Loaded of={offers}>
        {({ offers: all }) =>
          all.length === 0 && !accepted ? (
            <Notice kind="empty" title={t('offered.none.title')} text={t('offered.none.text')} />
          ) : (
            all.map((offer) => (
              <Offer key={offer.subscription} offer={offer} tenantId={tenantId} onAccepted={() => setAccepted(offer)} />
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

interface OfferProps {
  readonly offer: OfferedSubscription;
  readonly tenantId: string;
  readonly onAccepted: () => void;
}

function Offer({ offer, tenantId, onAccepted }: OfferProps) {
  const t = useMessages();
  const { dateTime } = useFormats();
  const { isGlobalAdmin } = useMe();
  const accept = useAccept(tenantId);
  const [asking, setAsking] = useState(false);
  const { displayName: name, from, owner, blocked, seller } = offer;
  const mayAccept = offer.isForReader && isGlobalAdmin;
  return (
    <Section title={name}>
      <Facts
        facts={[
          { label: t('offered.from'), value: `${from.displayName} (${from.domain})` },
          { label: t('offered.for'), value: owner },
          { label: t('offered.until'), value: dateTime(offer.expiresAt) },
          { label: t('offered.holds'), value: contentsText(t, offer.takes) },
          ...(seller ? [{ label: t('offered.seller'), value: seller }] : []),
        ]}
      />
      {blocked && (
        <Message intent="error" title={t('directoryChange.blocked.title')}>
          {t(`directoryChange.blocked.${blocked}`, { places: from.displayName })}
        </Message>
      )}
      {!mayAccept && (
        <Message intent="info">
          {offer.isForReader ? t('offered.notGlobalAdmin') : t('offered.notForYou', { owner })}
        </Message>
      )}
      {mayAccept && !blocked && (
        <div>
          <Button
            appearance="primary"
            onClick={() => {
              accept.reset();
              setAsking(true);
            }}
          >
            {t('offered.accept', { name })}
          </Button>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t('offered.accept.title', { name })}
          confirm={t('offered.accept.confirm')}
          busy={accept.isPending}
          error={accept.error}
          onConfirm={() =>
            accept.mutate(offer.subscription, {
              onSuccess: () => {
                setAsking(false);
                onAccepted();
              },
            })
          }
          onClose={() => setAsking(false)}
        >
          <div>{t('offered.text')}</div>
        </ConfirmDialog>
      )}
    </Section>
  );
}

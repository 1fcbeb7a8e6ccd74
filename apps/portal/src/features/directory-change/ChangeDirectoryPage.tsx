import { Button, makeStyles } from '@fluentui/react-components';
import type { DirectoryChangeReport } from '@mandate/api/portal/directory-change/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message, Result } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { subscriptionQuery, tenantQuery } from '../../wire/queries.ts';
import { changeReportQuery, useOffer } from './directory-change.ts';
import { LeftBehind } from './LeftBehind.tsx';
import { OfferForm } from './OfferForm.tsx';

const useStyles = makeStyles({
  waiting: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '8px' },
});

/** What moving a subscription to another directory would mean, before anything is asked, and the way to offer it. */
export function ChangeDirectoryPage() {
  const t = useMessages();
  const params = useParams({ from: '/signed-in/azure/$tenantId/subscriptions/$subscriptionId/change-directory' });
  const { tenantId, subscriptionId } = params;
  const customer = useQuery(tenantQuery(tenantId)).data?.tenant.displayName ?? '';
  const name = useQuery(subscriptionQuery(tenantId, subscriptionId)).data?.displayName ?? subscriptionId;
  const report = useQuery(changeReportQuery(tenantId, subscriptionId));
  return (
    <Page
      title={t('directoryChange.title')}
      of={name}
      path={[
        <RouterLink key="home" to="/azure/$tenantId" params={{ tenantId }}>
          {customer || t('nav.home')}
        </RouterLink>,
        <RouterLink key="subscriptions" to="/azure/$tenantId/subscriptions" params={{ tenantId }}>
          {t('subscriptions.title')}
        </RouterLink>,
        <RouterLink key="subscription" to="/azure/$tenantId/subscriptions/$subscriptionId" params={params}>
          {name}
        </RouterLink>,
      ]}
    >
      <Loaded of={report}>
        {({ report: found }) =>
          found ? (
            <Change tenantId={tenantId} subscriptionId={subscriptionId} name={name} report={found} />
          ) : (
            <Notice kind="locked" title={t('directoryChange.refused.title')} text={t('directoryChange.refused.text')} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface ChangeProps {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly name: string;
  readonly report: NonNullable<DirectoryChangeReport['report']>;
}

function Change({ tenantId, subscriptionId, name, report }: ChangeProps) {
  const styles = useStyles();
  const t = useMessages();
  const { dateTime } = useFormats();
  const { offer, withdraw } = useOffer(tenantId, subscriptionId);
  const [offeredTo, setOfferedTo] = useState('');
  const { blocked, waiting, seller } = report;
  const places = blocked?.at.join(', ') ?? '';
  return (
    <>
      {waiting ? (
        <Message intent="info" title={t('directoryChange.waiting.title')}>
          <div className={styles.waiting}>
            <div>{t('directoryChange.waiting.text', { ...waiting, until: dateTime(waiting.expiresAt) })}</div>
            {withdraw.error && <Problem error={withdraw.error} />}
            <Button disabledFocusable={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('directoryChange.withdraw')}
            </Button>
          </div>
        </Message>
      ) : (
        <Message intent="warning" title={t('directoryChange.warning.title')}>
          {t('directoryChange.warning.text')}
        </Message>
      )}
      {offeredTo !== '' && waiting && (
        <Result intent="success">{t('directoryChange.offered', { owner: offeredTo })}</Result>
      )}
      {withdraw.isSuccess && !waiting && <Result intent="success">{t('directoryChange.withdrawn')}</Result>}
      {blocked && (
        <Message intent="error" title={t('directoryChange.blocked.title')}>
          {t(`directoryChange.blocked.${blocked.kind}`, { places })}
        </Message>
      )}
      {seller && <Message intent="info">{t('directoryChange.seller', { partner: seller })}</Message>}
      <LeftBehind name={name} subscriptionId={subscriptionId} report={report} />
      {!blocked && !waiting && (
        <OfferForm
          name={name}
          lost={report.roles.length}
          offer={offer}
          onOffered={(owner) => {
            withdraw.reset();
            setOfferedTo(owner);
          }}
        />
      )}
    </>
  );
}

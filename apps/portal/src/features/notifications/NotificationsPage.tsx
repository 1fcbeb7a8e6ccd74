import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useMe } from '../../wire/queries.ts';
import { CalendarSection } from './CalendarSection.tsx';
import { Attempts, MailList, TONES, useToldStyles } from './MailList.tsx';
import { mailsQuery, webhookQuery } from './notifications.ts';
import { PagedList } from './PagedList.tsx';

/** What the partner's people and webhook were told, and the reader's calendar. */
export function NotificationsPage() {
  const t = useMessages();
  const { partner } = useMe();
  const mails = useInfiniteQuery(mailsQuery);
  return (
    <Page title={t('notifications.title')} of={t('app.partnerCenter')} subtitle={t('notifications.subtitle')}>
      <Section title={t('notifications.mails')}>
        <MailList mails={mails} none={t('notifications.mails.none')} />
      </Section>
      {partner?.may.includes('webhooks.manage') && <WebhookSection />}
      {partner?.may.includes('delegatedAdmin.read') && <CalendarSection />}
    </Page>
  );
}

function WebhookSection() {
  const t = useMessages();
  const styles = useToldStyles();
  const { dateTime } = useFormats();
  const deliveries = useInfiniteQuery(webhookQuery);
  return (
    <Section title={t('notifications.webhook')}>
      <PagedList of={deliveries} none={t('notifications.webhook.none')}>
        {(rows) => (
          <ul className={styles.list}>
            {rows.map(({ id, event, url, state, createdAt, attempts }) => (
              <li key={id} className={styles.item}>
                <span className={styles.name}>{event}</span>
                <span className={styles.line}>
                  <StateMark tone={TONES[state]} text={t(`notifications.state.${state}`)} />
                  <span>{url}</span>
                  <span className={styles.quiet}>{dateTime(createdAt)}</span>
                </span>
                <Attempts attempts={attempts} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Section>
  );
}

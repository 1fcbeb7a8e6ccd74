import { makeStyles, tokens } from '@fluentui/react-components';
import type { AttemptWire, MailWire } from '@mandate/api/portal/notifications/wire';
import { composeMail } from '@mandate/messages/mail/compose';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useMe } from '../../wire/queries.ts';
import { CalendarSection } from './CalendarSection.tsx';
import { mailsQuery, webhookQuery } from './notifications.ts';
import { PagedList } from './PagedList.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid' },
  item: {
    display: 'grid',
    gap: '4px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  mail: { maxWidth: '76ch', padding: '0 16px', backgroundColor: tokens.colorNeutralBackground2 },
  summary: { cursor: 'pointer', color: tokens.colorBrandForeground1 },
});

const TONES = { waiting: 'waiting', delivered: 'good', 'given-up': 'bad' } as const;

/** What the partner's people and webhook were told, and the reader's calendar. */
export function NotificationsPage() {
  const t = useMessages();
  const styles = useStyles();
  const { partner } = useMe();
  const mails = useInfiniteQuery(mailsQuery);
  return (
    <Page title={t('notifications.title')} of={t('app.partnerCenter')} subtitle={t('notifications.subtitle')}>
      <Section title={t('notifications.mails')}>
        <PagedList of={mails} none={t('notifications.mails.none')}>
          {(rows) => (
            <ul className={styles.list}>
              {rows.map((mail) => (
                <Mail key={mail.id} mail={mail} />
              ))}
            </ul>
          )}
        </PagedList>
      </Section>
      {partner?.may.includes('webhooks.manage') && <WebhookSection />}
      {partner?.may.includes('delegatedAdmin.read') && <CalendarSection />}
    </Page>
  );
}

function Mail({ mail }: { readonly mail: MailWire }) {
  const t = useMessages();
  const styles = useStyles();
  const { dateTime } = useFormats();
  // In the language of its reader, as it is sent.
  const { subject, greeting, text, details, sentBy } = composeMail({
    ...mail,
    reader: mail.to.name,
    endsAt: mail.endsAt === null ? null : Date.parse(mail.endsAt),
  });
  return (
    <li className={styles.item}>
      <span className={styles.name} lang={mail.language}>
        {subject}
      </span>
      <span className={styles.line}>
        <StateMark tone={TONES[mail.state]} text={t(`notifications.state.${mail.state}`)} />
        <span>{t('notifications.to', mail.to)}</span>
        <span className={styles.quiet}>{dateTime(mail.createdAt)}</span>
      </span>
      <Attempts attempts={mail.attempts} />
      <details>
        <summary className={styles.summary}>{t('notifications.read')}</summary>
        <div className={styles.mail} lang={mail.language}>
          <p>{greeting}</p>
          <p>{text}</p>
          {details.map((detail) => (
            <div key={detail}>{detail}</div>
          ))}
          <p className={styles.quiet}>{sentBy}</p>
        </div>
      </details>
    </li>
  );
}

function WebhookSection() {
  const t = useMessages();
  const styles = useStyles();
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

function Attempts({ attempts }: { readonly attempts: readonly AttemptWire[] }) {
  const t = useMessages();
  const styles = useStyles();
  const last = attempts.at(-1);
  const answer = last && [last.code, last.message].filter((each) => each !== null && each !== '').join(' ');
  return (
    <span className={styles.quiet}>
      {t('notifications.attempts', { count: attempts.length })}
      {last &&
        `, ${
          last.code === null
            ? t('notifications.noAnswer', { reason: last.message })
            : t('notifications.lastAnswer', { answer: answer ?? '' })
        }`}
    </span>
  );
}

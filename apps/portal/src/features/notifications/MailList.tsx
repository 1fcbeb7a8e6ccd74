import { makeStyles, tokens } from '@fluentui/react-components';
import type { AttemptWire, MailWire, PageWire } from '@mandate/api/portal/notifications/wire';
import { composeMail } from '@mandate/messages/mail/compose';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { PagedList } from './PagedList.tsx';

/** How something that was told is listed. */
export const useToldStyles = makeStyles({
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

/** The tone of each state. */
export const TONES = { waiting: 'waiting', delivered: 'good', 'given-up': 'bad' } as const;

interface MailListProps {
  readonly mails: UseInfiniteQueryResult<InfiniteData<PageWire<MailWire>>, unknown>;
  readonly none: string;
}

/** Mails, newest first, each with its text to unfold. */
export function MailList({ mails, none }: MailListProps) {
  const styles = useToldStyles();
  return (
    <PagedList of={mails} none={none}>
      {(rows) => (
        <ul className={styles.list}>
          {rows.map((mail) => (
            <Mail key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function Mail({ mail }: { readonly mail: MailWire }) {
  const t = useMessages();
  const styles = useToldStyles();
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

/** How often it was tried, and what came of it last. */
export function Attempts({ attempts }: { readonly attempts: readonly AttemptWire[] }) {
  const t = useMessages();
  const styles = useToldStyles();
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

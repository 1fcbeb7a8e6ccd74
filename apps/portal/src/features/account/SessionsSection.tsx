import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Account, OneOfMine } from '@mandate/api/portal/sign-in/wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { send } from '../../wire/call.ts';
import { browserNames, useAccountChange } from './account.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid' },
  session: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
  what: { flexGrow: 1, minWidth: '200px', display: 'grid', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  button: { alignSelf: 'start' },
});

type Session = Account['sessions'][number];

interface SessionsSectionProps {
  readonly sessions: readonly Session[];
  readonly onDone: (text: string) => void;
}

/** Where the person is signed in, and the way to end it, one by one or everywhere. */
export function SessionsSection({ sessions, onDone }: SessionsSectionProps) {
  const t = useMessages();
  const styles = useStyles();
  const [everywhere, setEverywhere] = useState(false);
  const end = useAccountChange<OneOfMine>('sessions/end', () => onDone(t('account.sessions.ended')));
  return (
    <Section title={t('account.sessions')} text={t('account.sessions.text')}>
      {end.error && <Problem error={end.error} />}
      <ul className={styles.list}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => end.mutate({ id: session.id })} />
        ))}
      </ul>
      <Button className={styles.button} onClick={() => setEverywhere(true)}>
        {t('account.everywhere')}
      </Button>
      {everywhere && <SignOutEverywhere onClose={() => setEverywhere(false)} />}
    </Section>
  );
}

function SessionRow({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const t = useMessages();
  const intl = useIntl();
  const styles = useStyles();
  const names = browserNames(session.userAgent);
  const browser = names ? t('account.sessions.on', names) : t('account.sessions.unknown');
  const at = (time: string) => intl.formatDate(time, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className={styles.session}>
      <span className={styles.what}>
        <span className={styles.name}>{browser}</span>
        <span className={styles.quiet}>
          {t('account.sessions.address')} {session.clientAddress}
        </span>
        <span className={styles.quiet}>
          {t('account.sessions.since')} {at(session.createdAt)} · {t('account.sessions.seen')} {at(session.lastSeenAt)}
        </span>
      </span>
      {session.current ? (
        <Badge appearance="tint">{t('account.sessions.current')}</Badge>
      ) : (
        <Button size="small" aria-label={t('account.sessions.end', { browser })} onClick={onEnd}>
          {t('app.signOut')}
        </Button>
      )}
    </li>
  );
}

function SignOutEverywhere({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => send('/portal/account/sign-out-everywhere', { method: 'POST' }),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
  return (
    <ConfirmDialog
      title={t('account.everywhere.title')}
      confirm={t('account.everywhere')}
      busy={signOut.isPending}
      error={signOut.error}
      onConfirm={() => signOut.mutate()}
      onClose={onClose}
    >
      {t('account.everywhere.text')}
    </ConfirmDialog>
  );
}

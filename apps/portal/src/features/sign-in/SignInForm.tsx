import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';

const useStyles = makeStyles({
  form: { width: '100%', maxWidth: '368px', display: 'flex', flexDirection: 'column', gap: '20px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
  },
  text: { margin: '-12px 0 0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  bar: { alignItems: 'start', paddingBlock: '8px' },
  body: { whiteSpace: 'normal' },
});

interface SignInFormProps {
  readonly title: string;
  readonly text?: string;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The form that every sign-in page is, with what the server said on top. */
export function SignInForm({ title, text, error, onSubmit, children }: SignInFormProps) {
  const styles = useStyles();
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <title>{`${title} – Mandate`}</title>
      <h1 className={styles.title}>{title}</h1>
      {text && <p className={styles.text}>{text}</p>}
      <SignInProblem error={error} />
      {children}
    </form>
  );
}

function SignInProblem({ error }: { readonly error: unknown }) {
  const t = useMessages();
  const refusal = portalErrorOf(error);
  // For these two the page turns to the next step, or the field says it.
  if (!error || refusal?.kind === 'must-change-password' || refusal?.kind === 'weak-password') return null;
  if (refusal?.kind === 'wrong-credentials') {
    return <Refused title={t('signIn.wrong.title')} text={t('signIn.wrong.text')} />;
  }
  if (refusal?.kind === 'too-many-attempts') {
    return <Refused title={t('signIn.tooMany.title')} text={pauseText(t, refusal.retryAfterSeconds)} />;
  }
  return <Problem error={error} />;
}

function pauseText(t: Messages, retryAfterSeconds: number): string {
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
  if (seconds < 60) return t('signIn.tooMany.seconds', { seconds });
  return t('signIn.tooMany.minutes', { minutes: Math.ceil(seconds / 60) });
}

function Refused({ title, text }: { readonly title: string; readonly text: string }) {
  const styles = useStyles();
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar} role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
      </MessageBarBody>
    </MessageBar>
  );
}

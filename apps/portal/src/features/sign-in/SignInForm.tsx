import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Message } from '../../ui/Message.tsx';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { PasskeyFailed } from '../account/passkeys.ts';
import { SignInFrame } from './SignInFrame.tsx';

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: '20px' } });

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
    <SignInFrame title={title} text={text}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <SignInProblem error={error} />
        {children}
      </form>
    </SignInFrame>
  );
}

/** Why somebody was not let in, or not any further. */
export function SignInProblem({ error }: { readonly error: unknown }) {
  const t = useMessages();
  const refusal = portalErrorOf(error);
  // For these two the page turns to another, or the field says it.
  if (!error || refusal?.kind === 'sign-in-over' || refusal?.kind === 'weak-password') return null;
  if (refusal?.kind === 'wrong-code') {
    return <Refused title={t('secondFactor.wrong.title')} text={t('secondFactor.wrong.text')} />;
  }
  if (refusal?.kind === 'provider-unreachable') {
    return <Refused title={t('provider.unreachable.title')} text={t('provider.unreachable.text')} />;
  }
  if (error instanceof PasskeyFailed || refusal?.kind === 'passkey-refused') {
    return <Refused title={t('secondFactor.passkey.failed.title')} text={t('secondFactor.passkey.failed.text')} />;
  }
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
  return (
    <div role="alert">
      <Message intent="error" title={title}>
        {text}
      </Message>
    </div>
  );
}

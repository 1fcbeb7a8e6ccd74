import { Button, Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { CodeRequest, Step } from '@mandate/api/portal/sign-in/wire';
import { type ReactNode, useState } from 'react';
import { focusOnce } from '../../ui/arrival.ts';
import { useMessages } from '../../ui/messages.tsx';
import { usePasskeyProof } from '../account/passkeys.ts';
import { SignInForm } from './SignInForm.tsx';
import { type Progress, useStep } from './sign-in.ts';

const useStyles = makeStyles({
  others: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '8px' },
  lost: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  code: { fontSize: tokens.fontSizeBase500, letterSpacing: '0.2em' },
});

type Way = 'app' | 'passkey' | 'recoveryCode';
type Has = Extract<Step['next'], { kind: 'second-factor' }>;

interface SecondFactorStepProps {
  readonly userName: string;
  readonly has: Has;
  readonly onProgress: (progress: Progress) => void;
  readonly onError: (error: unknown) => void;
}

const OTHERS = {
  app: 'secondFactor.toApp',
  passkey: 'secondFactor.toPasskey',
  recoveryCode: 'secondFactor.toRecovery',
} as const;

/** Asks for a second factor, by whichever of the person's ways they choose. */
export function SecondFactorStep({ userName, has, onProgress, onError }: SecondFactorStepProps) {
  const t = useMessages();
  const styles = useStyles();
  const ways = (['passkey', 'app', 'recoveryCode'] as const).filter((way) => has[way]);
  const [way, setWay] = useState<Way>(ways[0] ?? 'app');
  const others = ways.filter((other) => other !== way);
  const switches = (
    <div className={styles.others}>
      {others.map((other) => (
        <Link key={other} as="button" type="button" onClick={() => setWay(other)}>
          {t(OTHERS[other])}
        </Link>
      ))}
      <p className={styles.lost}>{t('secondFactor.lost')}</p>
    </div>
  );
  const props = { userName, onProgress, onError, switches };
  if (way === 'passkey') return <PasskeyProof {...props} />;
  return <CodeProof key={way} way={way} {...props} />;
}

interface ProofProps extends Omit<SecondFactorStepProps, 'has'> {
  readonly switches: ReactNode;
}

function PasskeyProof({ userName, onProgress, onError, switches }: ProofProps) {
  const t = useMessages();
  const proof = usePasskeyProof(onProgress);
  return (
    <SignInForm
      title={t('secondFactor.title')}
      text={`${t('step.signedInAs', { userName })} ${t('secondFactor.passkey.text')}`}
      error={proof.isPending ? null : proof.error}
      onSubmit={() => proof.mutate(undefined, { onError })}
    >
      <Button type="submit" appearance="primary" size="large" disabledFocusable={proof.isPending}>
        {t('secondFactor.passkey.submit')}
      </Button>
      {switches}
    </SignInForm>
  );
}

function CodeProof({
  way,
  userName,
  onProgress,
  onError,
  switches,
}: ProofProps & { readonly way: Exclude<Way, 'passkey'> }) {
  const t = useMessages();
  const styles = useStyles();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const proof = useStep<CodeRequest>('/portal/sign-in/code', onProgress);
  const app = way === 'app';
  return (
    <SignInForm
      title={t('secondFactor.title')}
      text={`${t('step.signedInAs', { userName })} ${t(app ? 'secondFactor.code.text' : 'secondFactor.recovery.text')}`}
      error={proof.isPending ? null : proof.error}
      onSubmit={() => {
        setMissing(code.trim() === '');
        if (code.trim() !== '') proof.mutate({ code: code.trim() }, { onError, onSettled: () => setCode('') });
      }}
    >
      <Field
        label={t(app ? 'secondFactor.code' : 'secondFactor.recovery')}
        validationMessage={missing ? t(app ? 'secondFactor.code.missing' : 'secondFactor.recovery.missing') : null}
      >
        <Input
          size="large"
          input={{ ref: focusOnce, className: styles.code }}
          value={code}
          inputMode={app ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoCapitalize={app ? 'none' : 'characters'}
          spellCheck={false}
          onChange={(_event, { value }) => setCode(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={proof.isPending}>
        {t('secondFactor.code.submit')}
      </Button>
      {switches}
    </SignInForm>
  );
}

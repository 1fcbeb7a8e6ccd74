import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { KeyRegular, PhoneRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { AddApp } from '../account/AddApp.tsx';
import { AddPasskey } from '../account/AddPasskey.tsx';
import { passkeysWork } from '../account/passkeys.ts';
import { SignInFrame } from './SignInFrame.tsx';
import type { Progress } from './sign-in.ts';

const useStyles = makeStyles({
  choices: { display: 'grid', gap: '12px' },
  choice: { justifyContent: 'start', textAlign: 'start', padding: '14px 16px' },
  what: {
    display: 'block',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface EnrolStepProps {
  readonly passkeys: boolean;
  readonly onProgress: (progress: Progress) => void;
  readonly onError: (error: unknown) => void;
}

/** Has somebody set up a second factor before they get any further. */
export function EnrolStep({ passkeys, onProgress, onError }: EnrolStepProps) {
  const t = useMessages();
  const styles = useStyles();
  const [way, setWay] = useState<'app' | 'passkey'>();
  const props = { at: '/portal/sign-in', onDone: onProgress, onError, onBack: () => setWay(undefined) } as const;
  if (way === 'app') {
    return (
      <SignInFrame title={t('enrol.app.title')} text={t('enrol.app.scan')}>
        <AddApp<Progress> {...props} />
      </SignInFrame>
    );
  }
  if (way === 'passkey') {
    return (
      <SignInFrame title={t('enrol.passkey.title')} text={t('enrol.passkey.text')}>
        <AddPasskey<Progress> {...props} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('enrol.title')} text={t('enrol.text')}>
      <div className={styles.choices}>
        <Choice icon={<PhoneRegular />} what={t('enrol.app.what')} onClick={() => setWay('app')}>
          {t('enrol.app')}
        </Choice>
        {passkeys && passkeysWork() && (
          <Choice icon={<KeyRegular />} what={t('enrol.passkey.what')} onClick={() => setWay('passkey')}>
            {t('enrol.passkey')}
          </Choice>
        )}
      </div>
    </SignInFrame>
  );
}

interface ChoiceProps {
  readonly icon: React.ReactElement;
  readonly what: string;
  readonly children: ReactNode;
  readonly onClick: () => void;
}

function Choice({ icon, what, children, onClick }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Button size="large" className={styles.choice} icon={icon} onClick={onClick}>
      <span>
        {children}
        <span className={styles.what}>{what}</span>
      </span>
    </Button>
  );
}

import { Button } from '@fluentui/react-components';
import type { NewPasswordRequest, SignedIn, Step } from '@mandate/api/portal/sign-in/wire';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { RecoveryCodes } from '../account/RecoveryCodes.tsx';
import { EnrolStep } from './EnrolStep.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { SecondFactorStep } from './SecondFactorStep.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { type Onward, type Progress, useEnter, useStep } from './sign-in.ts';

interface WayInProps {
  readonly onward: Onward;
  /** A step that somebody who comes from elsewhere is at already. */
  readonly begun?: Step | undefined;
  /** What one begins with; it says how far that led. */
  readonly first: (onProgress: (progress: Progress) => void) => ReactNode;
}

/** The way in, step after step, as the server names them; the last one is to keep the recovery codes. */
export function WayIn({ onward, begun, first }: WayInProps) {
  const t = useMessages();
  const enter = useEnter(onward);
  const [step, setStep] = useState(begun);
  const [arrived, setArrived] = useState<SignedIn>();
  const [over, setOver] = useState(false);

  const onProgress = (progress: Progress) => {
    if ('next' in progress) setStep(progress);
    else if (progress.recoveryCodes) setArrived(progress);
    else enter(progress);
  };
  const startAgain = () => {
    setStep(undefined);
    setOver(false);
  };

  if (arrived?.recoveryCodes) {
    return (
      <SignInFrame title={t('recovery.title')} text={t('recovery.text')}>
        <RecoveryCodes codes={arrived.recoveryCodes} onKept={() => enter(arrived)} />
      </SignInFrame>
    );
  }
  if (over) {
    return (
      <SignInFrame title={t('step.over.title')} text={t('step.over.text')}>
        <Button appearance="primary" size="large" onClick={startAgain}>
          {t('step.startAgain')}
        </Button>
      </SignInFrame>
    );
  }
  if (!step) return first(onProgress);
  const onError = (error: unknown) => {
    if (portalErrorOf(error)?.kind === 'sign-in-over') setOver(true);
  };
  return <StepPage key={step.next.kind} step={step} onProgress={onProgress} onError={onError} />;
}

/** What every step is given. */
export interface StepProps {
  readonly step: Step;
  readonly onProgress: (progress: Progress) => void;
  readonly onError: (error: unknown) => void;
}

function StepPage({ step, onProgress, onError }: StepProps) {
  switch (step.next.kind) {
    case 'second-factor':
      return <SecondFactorStep userName={step.userPrincipalName} has={step.next} {...{ onProgress, onError }} />;
    case 'new-password':
      return <NewPasswordStep {...{ step, onProgress, onError }} />;
    case 'enrol':
      return <EnrolStep passkeys={step.next.passkeys} {...{ onProgress, onError }} />;
  }
}

function NewPasswordStep({ step, onProgress, onError }: StepProps) {
  const t = useMessages();
  const choose = useStep<NewPasswordRequest>('/portal/sign-in/password', onProgress);
  return (
    <NewPasswordForm
      title={t('signIn.change.title')}
      text={t('signIn.change.text', { userName: step.userPrincipalName })}
      userName={step.userPrincipalName}
      error={choose.error}
      busy={choose.isPending}
      onSubmit={(newPassword) => choose.mutate({ newPassword }, { onError })}
    />
  );
}

import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Facts } from '../../ui/Facts.tsx';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { useDeviceAnswer, useDeviceRequest } from './device.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';

const useStyles = makeStyles({ actions: { display: 'flex', gap: '12px', flexWrap: 'wrap' } });

/** Lets a program on another device sign in as the person who types its code here, once they saw what asks. */
export function DevicePage() {
  const t = useMessages();
  const styles = useStyles();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const find = useDeviceRequest();
  const answer = useDeviceAnswer();

  if (answer.data) {
    const outcome = answer.variables.approve ? 'approved' : 'declined';
    return (
      <SignInFrame title={t(`device.${outcome}.title`)}>
        <output>
          <Message intent={answer.variables.approve ? 'success' : 'info'} title={answer.data.application.displayName}>
            {t(`device.${outcome}.text`)}
          </Message>
        </output>
      </SignInFrame>
    );
  }
  if (find.data) {
    const reply = (approve: boolean) => answer.mutate({ userCode: code, approve });
    const { application, clientAddress } = find.data;
    return (
      <SignInForm
        title={t('device.confirm.title', { application: application.displayName })}
        text={t('device.confirm.text')}
        error={answer.error}
        onSubmit={() => reply(true)}
      >
        <Facts
          facts={[
            { label: t('device.application'), value: application.displayName },
            { label: t('device.address'), value: clientAddress },
          ]}
        />
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" size="large" disabledFocusable={answer.isPending}>
            {t('device.approve')}
          </Button>
          <Button size="large" disabledFocusable={answer.isPending} onClick={() => reply(false)}>
            {t('device.decline')}
          </Button>
        </div>
      </SignInForm>
    );
  }
  return (
    <SignInForm
      title={t('device.title')}
      text={t('device.text')}
      error={find.error}
      onSubmit={() => {
        setMissing(code.trim() === '');
        if (code.trim() !== '') find.mutate({ userCode: code.trim() });
      }}
    >
      <Field label={t('device.code')} validationMessage={missing ? t('device.code.missing') : null}>
        <Input
          size="large"
          value={code}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(_event, { value }) => setCode(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={find.isPending}>
        {t('common.next')}
      </Button>
    </SignInForm>
  );
}

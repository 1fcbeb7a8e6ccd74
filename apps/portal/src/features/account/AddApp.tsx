import { Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { AppSeed, NewAppRequest } from '@mandate/api/portal/sign-in/wire';
import { useMutation } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { focusOnce } from '../../ui/arrival.ts';
import { Copyable } from '../../ui/Copyable.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { call } from '../../wire/call.ts';
import { MethodProblem } from './MethodProblem.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px' },
  // Phones read dark on light, in whichever appearance the page is.
  picture: {
    alignSelf: 'start',
    padding: '14px',
    lineHeight: 0,
    backgroundColor: '#ffffff',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  key: { display: 'grid', gap: '2px' },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
});

/** What setting up a way of signing in is given, whichever way it is. */
export interface AddMethodProps<Answer> {
  /** For whom: a sign-in on its way, or an account. */
  readonly at: '/portal/sign-in' | '/portal/account';
  readonly onDone: (answer: Answer, name: string) => void;
  readonly onError: (error: unknown) => void;
  readonly onBack: () => void;
}

/** Sets up an authenticator app: shows the key, and has the first code typed. */
export function AddApp<Answer>({ at, onDone, onError, onBack }: AddMethodProps<Answer>) {
  const t = useMessages();
  const styles = useStyles();
  const [code, setCode] = useState('');
  const [name, setName] = useState(t('enrol.name.app'));
  const [checked, setChecked] = useState(false);
  const { mutate: start, ...started } = useMutation({
    mutationFn: () => call<AppSeed>(`${at}/methods/app/start`, { method: 'POST' }),
    onError,
  });
  useEffect(() => start(), [start]);
  const finish = useMutation({
    mutationFn: (body: NewAppRequest) => call<Answer>(`${at}/methods/app`, { method: 'POST', body }),
    onSuccess: (answer, body) => onDone(answer, body.name),
    onError,
  });

  if (started.error) return <MethodProblem error={started.error} />;
  if (!started.data) return <Spinner label={t('common.loading')} />;
  const { seed, address } = started.data;
  const ready = code.trim() !== '' && name.trim() !== '';
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (ready) finish.mutate({ code: code.trim(), name: name.trim() });
      }}
    >
      <MethodProblem error={finish.isPending ? null : finish.error} />
      <div className={styles.picture}>
        <QRCodeSVG value={address} size={176} title={t('enrol.app.picture')} />
      </div>
      <div className={styles.key}>
        <span className={styles.label}>{t('enrol.app.key')}</span>
        <Copyable text={seed.match(/.{1,4}/g)?.join(' ') ?? seed} what={t('enrol.app.key')} />
      </div>
      <Field
        label={t('enrol.app.code')}
        validationMessage={checked && code.trim() === '' ? t('secondFactor.code.missing') : null}
      >
        <Input
          size="large"
          value={code}
          input={{ ref: focusOnce }}
          inputMode="numeric"
          autoComplete="one-time-code"
          onChange={(_event, { value }) => setCode(value)}
        />
      </Field>
      <Field
        label={t('enrol.name')}
        hint={t('enrol.name.hint')}
        validationMessage={checked && name.trim() === '' ? t('enrol.name.missing') : null}
      >
        <Input size="large" value={name} maxLength={64} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={finish.isPending}>
          {t('enrol.finish')}
        </Button>
        <Button size="large" onClick={onBack}>
          {at === '/portal/sign-in' ? t('enrol.another') : t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

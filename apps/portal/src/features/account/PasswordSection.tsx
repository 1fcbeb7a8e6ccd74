import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import type { Account, ChangePasswordRequest } from '@mandate/api/portal/sign-in/wire';
import { useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { Unseen } from '../../ui/Live.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { weakText } from '../sign-in/NewPasswordForm.tsx';
import { SignInProblem } from '../sign-in/SignInForm.tsx';
import { useAccountChange } from './account.ts';

const useStyles = makeStyles({
  button: { alignSelf: 'start' },
  form: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '440px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
});

interface PasswordSectionProps {
  readonly account: Account;
  readonly onDone: (text: string) => void;
}

/** The person's password, to be changed by whoever knows it. */
export function PasswordSection({ account, onDone }: PasswordSectionProps) {
  const t = useMessages();
  const styles = useStyles();
  const [changing, setChanging] = useState(false);
  const text = t(account.hasPassword ? 'account.password.text' : 'account.password.none');
  return (
    <Section title={t('account.password')} text={text}>
      {account.hasPassword && !changing && (
        <Button className={styles.button} onClick={() => setChanging(true)}>
          {t('account.password.change')}
        </Button>
      )}
      {changing && (
        <ChangePassword
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false);
            onDone(t('account.password.changed'));
          }}
        />
      )}
    </Section>
  );
}

function ChangePassword({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useMessages();
  const styles = useStyles();
  const { user } = useMe();
  const form = useForm({ defaultValues: { password: '', newPassword: '', confirmation: '' } });
  const { setFocus } = form;
  useEffect(() => setFocus('password'), [setFocus]);
  const change = useAccountChange<ChangePasswordRequest>('password', onDone);
  const refusal = change.isPending ? undefined : portalErrorOf(change.error);
  const wrong = refusal?.kind === 'wrong-credentials' ? t('account.password.current.wrong') : undefined;
  const weak = refusal?.kind === 'weak-password' ? weakText(t, refusal.problem) : undefined;
  const field = (
    name: 'password' | 'newPassword' | 'confirmation',
    label: string,
    { said, hint, check }: { said?: string | undefined; hint?: string; check: (value: string) => boolean | string },
  ) => (
    <Controller
      name={name}
      control={form.control}
      rules={{ validate: check }}
      render={({ field: input, fieldState }) => (
        <Field label={label} {...(hint ? { hint } : {})} validationMessage={fieldState.error?.message ?? said ?? null}>
          <Input
            {...input}
            size="large"
            type="password"
            autoComplete={name === 'password' ? 'current-password' : 'new-password'}
          />
        </Field>
      )}
    />
  );
  const submit = form.handleSubmit(({ password, newPassword }) => change.mutate({ password, newPassword }));
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {!wrong && !weak && <SignInProblem error={change.isPending ? null : change.error} />}
      <Unseen>
        <input
          type="text"
          autoComplete="username"
          value={user.userPrincipalName}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
      </Unseen>
      {field('password', t('account.password.current'), {
        said: wrong,
        check: (value) => value !== '' || t('signIn.password.missing'),
      })}
      {field('newPassword', t('signIn.newPassword'), {
        said: weak,
        hint: t('signIn.newPassword.hint'),
        check: (value) => value !== '' || t('signIn.newPassword.missing'),
      })}
      {field('confirmation', t('signIn.confirmPassword'), {
        check: (value) => value === form.getValues('newPassword') || t('signIn.confirmPassword.differs'),
      })}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={change.isPending}>
          {t('account.password.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

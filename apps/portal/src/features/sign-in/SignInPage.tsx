import { Button, Field, Input } from '@fluentui/react-components';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useMessages } from '../../ui/messages.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { ContinueAs } from './ContinueAs.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { isRequest, useChangePassword, useSignIn } from './sign-in.ts';

interface Credentials {
  readonly userPrincipalName: string;
  readonly password: string;
}

/** Signs in; asks for a new password first where the one given was set by somebody else. */
export function SignInPage() {
  const t = useMessages();
  const search = useSearch({ from: '/signed-out/sign-in' });
  const signIn = useSignIn(search);
  const change = useChangePassword(search);
  const [outdated, setOutdated] = useState<Credentials>();

  const submit = (credentials: Credentials) => {
    signIn.mutate(credentials, {
      onError: (error) => {
        if (portalErrorOf(error)?.kind === 'must-change-password') setOutdated(credentials);
      },
    });
  };

  if (!outdated) {
    return (
      <CredentialsForm
        userName={search.login_hint ?? ''}
        onward={search.prompt === 'select_account' ? search.return : undefined}
        error={signIn.error}
        busy={signIn.isPending}
        onSubmit={submit}
      />
    );
  }
  return (
    <NewPasswordForm
      title={t('signIn.change.title')}
      text={t('signIn.change.text', { userName: outdated.userPrincipalName })}
      userName={outdated.userPrincipalName}
      error={change.error}
      busy={change.isPending}
      onSubmit={(newPassword) => change.mutate({ ...outdated, newPassword })}
    />
  );
}

interface CredentialsFormProps {
  /** Whom an application expects. */
  readonly userName: string;
  /** Set when whoever is signed in already may go on without a password. */
  readonly onward: string | undefined;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSubmit: (credentials: Credentials) => void;
}

function CredentialsForm({ userName, onward, error, busy, onSubmit }: CredentialsFormProps) {
  const t = useMessages();
  const form = useForm({ defaultValues: { userPrincipalName: userName, password: '' } });
  const { setFocus } = form;
  useEffect(() => setFocus(userName === '' ? 'userPrincipalName' : 'password'), [setFocus, userName]);
  const submit = form.handleSubmit(({ userPrincipalName, password }) =>
    onSubmit({ userPrincipalName: userPrincipalName.trim(), password }),
  );
  return (
    <SignInForm title={t('signIn.title')} error={busy ? null : error} onSubmit={() => void submit()}>
      {isRequest(onward) && <ContinueAs onward={onward} />}
      <Controller
        name="userPrincipalName"
        control={form.control}
        rules={{ validate: (text) => text.trim() !== '' || t('signIn.userName.missing') }}
        render={({ field, fieldState }) => (
          <Field label={t('signIn.userName')} validationMessage={fieldState.error?.message ?? null}>
            <Input
              {...field}
              size="large"
              type="text"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
        )}
      />
      <Controller
        name="password"
        control={form.control}
        rules={{ validate: (text) => text !== '' || t('signIn.password.missing') }}
        render={({ field, fieldState }) => (
          <Field label={t('signIn.password')} validationMessage={fieldState.error?.message ?? null}>
            <Input {...field} size="large" type="password" autoComplete="current-password" />
          </Field>
        )}
      />
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>
        {t('signIn.submit')}
      </Button>
    </SignInForm>
  );
}

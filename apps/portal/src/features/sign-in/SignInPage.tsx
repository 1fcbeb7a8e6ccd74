import { Button, Field, Input } from '@fluentui/react-components';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useMessages } from '../../ui/messages.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useChangePassword, useSignIn } from './sign-in.ts';

interface Credentials {
  readonly userPrincipalName: string;
  readonly password: string;
}

/** Signs in; asks for a new password first where the one given was set by somebody else. */
export function SignInPage() {
  const t = useMessages();
  const { returnTo } = useSearch({ from: '/signed-out/sign-in' });
  const signIn = useSignIn(returnTo);
  const change = useChangePassword(returnTo);
  const [outdated, setOutdated] = useState<Credentials>();

  const submit = (credentials: Credentials) => {
    signIn.mutate(credentials, {
      onError: (error) => {
        if (portalErrorOf(error)?.kind === 'must-change-password') setOutdated(credentials);
      },
    });
  };

  if (!outdated) return <CredentialsForm error={signIn.error} busy={signIn.isPending} onSubmit={submit} />;
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
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSubmit: (credentials: Credentials) => void;
}

function CredentialsForm({ error, busy, onSubmit }: CredentialsFormProps) {
  const t = useMessages();
  const form = useForm({ defaultValues: { userPrincipalName: '', password: '' } });
  const { setFocus } = form;
  useEffect(() => setFocus('userPrincipalName'), [setFocus]);
  const submit = form.handleSubmit(({ userPrincipalName, password }) =>
    onSubmit({ userPrincipalName: userPrincipalName.trim(), password }),
  );
  return (
    <SignInForm title={t('signIn.title')} error={busy ? null : error} onSubmit={() => void submit()}>
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

import { Button, Field, Input } from '@fluentui/react-components';
import type { SignInRequest } from '@mandate/api/portal/sign-in/wire';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useMessages } from '../../ui/messages.tsx';
import { ContinueAs } from './ContinueAs.tsx';
import { SignInForm } from './SignInForm.tsx';
import { isRequest, type Progress, useStep } from './sign-in.ts';
import { WayIn } from './WayIn.tsx';

/** Signs in with a password, then step by step. */
export function SignInPage() {
  const search = useSearch({ from: '/signed-out/sign-in' });
  return <WayIn onward={search} first={(onProgress) => <Credentials onProgress={onProgress} />} />;
}

function Credentials({ onProgress }: { readonly onProgress: (progress: Progress) => void }) {
  const search = useSearch({ from: '/signed-out/sign-in' });
  const signIn = useStep<SignInRequest>('/portal/sign-in', onProgress);
  return (
    <CredentialsForm
      userName={search.login_hint ?? ''}
      onward={search.prompt === 'select_account' ? search.return : undefined}
      error={signIn.error}
      busy={signIn.isPending}
      onSubmit={(credentials) => signIn.mutate(credentials)}
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
  readonly onSubmit: (credentials: SignInRequest) => void;
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

import { Button, Field, Input } from '@fluentui/react-components';
import type { SignInRequest, Step } from '@mandate/api/portal/sign-in/wire';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useMessages } from '../../ui/messages.tsx';
import { call } from '../../wire/call.ts';
import { ContinueAs } from './ContinueAs.tsx';
import { ProviderNews, ProviderSignIn } from './ProviderSignIn.tsx';
import { SignInForm } from './SignInForm.tsx';
import { isRequest, type Progress, useStep } from './sign-in.ts';
import { WayIn } from './WayIn.tsx';

const stepQuery = queryOptions({
  queryKey: ['sign-in-step'],
  queryFn: ({ signal }) => call<Step>('/portal/sign-in/step', { signal }),
  retry: false,
  gcTime: 0,
});

/** Signs in with a password or by the organization's provider, then step by step. */
export function SignInPage() {
  const search = useSearch({ from: '/signed-out/sign-in' });
  // Whoever comes back from the provider may have a step to take; the server knows which.
  const begun = useQuery({ ...stepQuery, enabled: search.news === 'step' });
  if (begun.isLoading) return null;
  return <WayIn onward={search} begun={begun.data} first={(onProgress) => <Credentials onProgress={onProgress} />} />;
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
    >
      {!signIn.error && <ProviderNews news={search.news} />}
      <ProviderSignIn onward={search} />
    </CredentialsForm>
  );
}

interface CredentialsFormProps {
  /** Whom an application expects. */
  readonly userName: string;
  /** Set when whoever is signed in already may go on without a password. */
  readonly onward: string | undefined;
  readonly error: unknown;
  readonly busy: boolean;
  /** Other ways in, above this one. */
  readonly children: ReactNode;
  readonly onSubmit: (credentials: SignInRequest) => void;
}

function CredentialsForm({ userName, onward, error, busy, children, onSubmit }: CredentialsFormProps) {
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
      {children}
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

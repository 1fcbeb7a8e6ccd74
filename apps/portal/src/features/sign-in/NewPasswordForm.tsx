import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { Unseen } from '../../ui/Live.tsx';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { SignInForm } from './SignInForm.tsx';

interface NewPasswordFormProps {
  readonly title: string;
  readonly text: string;
  /** Whose password it is, for password managers; unknown for a one-time link. */
  readonly userName?: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSubmit: (newPassword: string) => void;
}

/** Asks for a new password twice. Which passwords are good enough is the server's to say. */
export function NewPasswordForm({ title, text, userName, error, busy, onSubmit }: NewPasswordFormProps) {
  const t = useMessages();
  const [shown, setShown] = useState(false);
  const form = useForm({ defaultValues: { newPassword: '', confirmation: '' } });
  const { setFocus } = form;
  useEffect(() => setFocus('newPassword'), [setFocus]);
  const submit = form.handleSubmit(({ newPassword }) => onSubmit(newPassword));
  const refusal = busy ? undefined : portalErrorOf(error);
  const weak = refusal?.kind === 'weak-password' ? weakText(t, refusal.problem) : undefined;
  const type = shown ? 'text' : 'password';

  return (
    <SignInForm title={title} text={text} error={busy ? null : error} onSubmit={() => void submit()}>
      {userName && (
        <Unseen>
          <input type="text" autoComplete="username" value={userName} readOnly tabIndex={-1} aria-hidden="true" />
        </Unseen>
      )}
      <Controller
        name="newPassword"
        control={form.control}
        rules={{ validate: (value) => value !== '' || t('signIn.newPassword.missing') }}
        render={({ field, fieldState }) => (
          <Field
            label={t('signIn.newPassword')}
            hint={t('signIn.newPassword.hint')}
            validationMessage={fieldState.error?.message ?? weak ?? null}
          >
            <Input {...field} size="large" type={type} autoComplete="new-password" />
          </Field>
        )}
      />
      <Controller
        name="confirmation"
        control={form.control}
        rules={{
          validate: (value, { newPassword }) => value === newPassword || t('signIn.confirmPassword.differs'),
        }}
        render={({ field, fieldState }) => (
          <Field label={t('signIn.confirmPassword')} validationMessage={fieldState.error?.message ?? null}>
            <Input {...field} size="large" type={type} autoComplete="new-password" />
          </Field>
        )}
      />
      <Checkbox label={t('signIn.show')} checked={shown} onChange={(_, { checked }) => setShown(checked === true)} />
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>
        {t('signIn.change.submit')}
      </Button>
    </SignInForm>
  );
}

/** Why a new password is not good enough. */
export function weakText(t: Messages, problem: string): string {
  switch (problem) {
    case 'too-short':
      return t('signIn.weak.tooShort');
    case 'too-long':
      return t('signIn.weak.tooLong');
    case 'contains-user-name':
      return t('signIn.weak.containsUserName');
    case 'same-as-before':
      return t('signIn.weak.sameAsBefore');
    default:
      return t('signIn.weak.other');
  }
}

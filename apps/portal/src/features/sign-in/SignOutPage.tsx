import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMessages } from '../../ui/messages.tsx';
import { send } from '../../wire/call.ts';
import { SignInForm } from './SignInForm.tsx';
import { isRequest } from './sign-in.ts';

/** Asks before it signs out: an application leads here, and not everybody who follows a link means it. */
export function SignOutPage() {
  const t = useMessages();
  const queryClient = useQueryClient();
  const { return: onward } = useSearch({ from: '/signed-out/sign-out' });
  const signOut = useMutation({
    mutationFn: () => send('/portal/sign-out', { method: 'POST' }),
    onSuccess: () => {
      queryClient.clear();
      window.location.replace(isRequest(onward) ? onward : '/sign-in');
    },
  });
  return (
    <SignInForm
      title={t('signOut.title')}
      text={t('signOut.text')}
      error={signOut.error}
      onSubmit={() => signOut.mutate()}
    >
      <Button type="submit" appearance="primary" size="large" disabledFocusable={signOut.isPending}>
        {t('app.signOut')}
      </Button>
    </SignInForm>
  );
}

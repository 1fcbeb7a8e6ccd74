import type { SignInLinkRequest } from '@mandate/api/portal/sign-in/wire';
import { useState } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { type Progress, useStep } from './sign-in.ts';
import { WayIn } from './WayIn.tsx';

/** Sets a first password with the secret of a one-time link, which stands in the fragment and so reaches no log. */
export function SignInLinkPage() {
  return <WayIn onward={{}} first={(onProgress) => <FirstPassword onProgress={onProgress} />} />;
}

function FirstPassword({ onProgress }: { readonly onProgress: (progress: Progress) => void }) {
  const t = useMessages();
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const signIn = useStep<SignInLinkRequest>('/portal/sign-in-link', onProgress);

  if (token === '' || portalErrorOf(signIn.error)?.kind === 'link-expired') {
    return (
      <SignInFrame title={t('signIn.link.expired.title')} text={t('signIn.link.expired.text')}>
        <RouterLink to="/sign-in">{t('signIn.link.toSignIn')}</RouterLink>
      </SignInFrame>
    );
  }
  return (
    <NewPasswordForm
      title={t('signIn.link.title')}
      text={t('signIn.link.text')}
      error={signIn.error}
      busy={signIn.isPending}
      onSubmit={(newPassword) => signIn.mutate({ token, newPassword })}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Said } from '../../ui/Said.tsx';
import { useMe } from '../../wire/queries.ts';
import { accountQuery } from './account.ts';
import { MethodsSection } from './MethodsSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { RecoverySection } from './RecoverySection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { SignInAgain } from './SignInAgain.tsx';

/** How one signs in and where one is signed in; all of it one's own. */
export function AccountPage() {
  const t = useMessages();
  const { user } = useMe();
  const account = useQuery(accountQuery);
  const [said, setSaid] = useState('');
  return (
    <Page title={t('account.security')} of={user.displayName} subtitle={t('account.subtitle')} narrow>
      <Said text={said} onDismiss={() => setSaid('')} />
      <Loaded of={account}>
        {(facts) => (
          <>
            {!facts.mayChange && <SignInAgain />}
            <MethodsSection account={facts} onDone={setSaid} />
            {facts.methods.length > 0 && <RecoverySection left={facts.recoveryCodesLeft} />}
            <PasswordSection account={facts} onDone={setSaid} />
            <SessionsSection sessions={facts.sessions} onDone={setSaid} />
            {facts.providers.map((issuer) => (
              <Message key={issuer} intent="info">
                {t('account.providers', { issuer })}
              </Message>
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

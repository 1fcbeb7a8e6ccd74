import { Button, Divider } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../ui/messages.tsx';
import { meQuery } from '../../wire/queries.ts';

/** Offers whoever is signed in already as the account for an application; shows nothing while nobody is. */
export function ContinueAs({ onward }: { readonly onward: string }) {
  const t = useMessages();
  const me = useQuery({ ...meQuery, retry: false });
  if (!me.data) return null;
  return (
    <>
      <Button size="large" onClick={() => window.location.replace(onward)}>
        {t('signIn.continueAs', { name: me.data.user.displayName, userName: me.data.user.userPrincipalName })}
      </Button>
      <Divider>{t('signIn.otherAccount')}</Divider>
    </>
  );
}

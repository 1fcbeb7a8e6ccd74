import { Button, Divider } from '@fluentui/react-components';
import type { ProviderLocation, ProviderRequest, SignInOptions } from '@mandate/api/portal/sign-in/wire';
import type { MessageId } from '@mandate/messages/portal/en';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { call } from '../../wire/call.ts';
import { SignInProblem } from './SignInForm.tsx';
import type { Onward } from './sign-in.ts';

const optionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call<SignInOptions>('/portal/sign-in/options', { signal }),
  staleTime: 60_000,
  retry: false,
});

/** Leads to the organization's own provider; shows nothing where there is none. */
export function ProviderSignIn({ onward }: { readonly onward: Onward }) {
  const t = useMessages();
  const options = useQuery(optionsQuery);
  const go = useMutation({
    mutationFn: (body: ProviderRequest) => call<ProviderLocation>('/portal/sign-in/provider', { method: 'POST', body }),
    onSuccess: ({ location }) => window.location.assign(location),
  });
  const provider = options.data?.provider;
  if (!provider) return null;
  const { returnTo, return: request } = onward;
  const body = {
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(request === undefined ? {} : { return: request }),
  };
  return (
    <>
      <SignInProblem error={go.isPending ? null : go.error} />
      <Button size="large" disabledFocusable={go.isPending} onClick={() => go.mutate(body)}>
        {t('provider.signIn', { name: provider.name })}
      </Button>
      <Divider>{t('provider.or')}</Divider>
    </>
  );
}

// What there is to say of each way in which the provider did not let somebody in.
const PROVIDER_NEWS: Readonly<Record<string, readonly [title: MessageId, text: MessageId]>> = {
  'provider-unreachable': ['provider.unreachable.title', 'provider.unreachable.text'],
  'provider-refused': ['provider.refused.title', 'provider.refused.text'],
  'provider-answer': ['provider.answer.title', 'provider.answer.text'],
  'provider-no-account': ['provider.noAccount.title', 'provider.noAccount.text'],
};

/** Says why somebody who comes back from the provider is not signed in. */
export function ProviderNews({ news }: { readonly news: string | undefined }) {
  const t = useMessages();
  const known = news === undefined ? undefined : PROVIDER_NEWS[news];
  if (!known) return null;
  return (
    <div role="alert">
      <Message intent="error" title={t(known[0])}>
        {t(known[1])}
      </Message>
    </div>
  );
}

import { Button } from '@fluentui/react-components';
import type { ProviderInvitation, ProviderLinkOptions } from '@mandate/api/portal/tiers/wire';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { AskInstead, ConsentProblem, PartnerFacts, Sentences } from '../relationships/ConsentParts.tsx';
import { providerInvitationQuery, useAcceptProvider } from './tiers.ts';

type Open = Extract<ProviderInvitation, { kind: 'open' }>;

/** The page a provider's link leads to: who invites, what selling in two tiers means, and the decision. */
export function ProviderInvitationPage() {
  const link = useSearch({ from: '/signed-in/consent/provider-invitation' }) as ProviderLinkOptions;
  const invitation = useQuery(providerInvitationQuery(link));
  return (
    <Loaded of={invitation}>
      {(read) => (read.kind === 'open' ? <OpenInvitation invitation={read} link={link} /> : <Shut invitation={read} />)}
    </Loaded>
  );
}

const SHUT = {
  void: ['invitation.void.title', 'invitation.void.text'],
  own: ['provider.own.title', 'provider.own.text'],
  'third-tier': ['provider.thirdTier.title', 'provider.thirdTier.text'],
} as const;

function Shut({ invitation }: { readonly invitation: Exclude<ProviderInvitation, Open> }) {
  const t = useMessages();
  const { country } = useFormats();
  const [title, text] =
    invitation.kind === 'other-market'
      ? [
          t('provider.otherMarket.title'),
          t('provider.otherMarket.text', {
            partnerCountry: country(invitation.partnerCountry),
            customerCountry: country(invitation.customerCountry),
          }),
        ]
      : [t(SHUT[invitation.kind][0]), t(SHUT[invitation.kind][1])];
  return (
    <Page title={title} narrow>
      <Notice kind={invitation.kind === 'void' ? 'notFound' : 'locked'} title={title} text={text} />
    </Page>
  );
}

function OpenInvitation({ invitation, link }: { readonly invitation: Open; readonly link: ProviderLinkOptions }) {
  const t = useMessages();
  const accept = useAcceptProvider();
  const { organization, provider, isPartner } = invitation;
  const names = { organization, provider: provider.displayName };
  if (accept.isSuccess) return <Decided now names={names} />;
  if (invitation.accepted) return <Decided now={false} names={names} />;
  return (
    <Page
      title={t('provider.title', names)}
      subtitle={t(invitation.askInstead ? 'consent.for' : 'consent.you', { customer: organization })}
      narrow
    >
      <Section title={t('provider.who')} text={t('consent.who.hint')}>
        <PartnerFacts partner={provider} />
      </Section>
      <Section title={t('provider.what')}>
        <Sentences>
          {[
            t('provider.what.tiers', names),
            !isPartner && t('provider.what.partner', names),
            t('provider.what.names', names),
            !isPartner && t('provider.keep.third'),
          ]}
        </Sentences>
      </Section>
      <Section title={t('consent.keep')}>
        <Sentences>{[t('provider.keep.access', names)]}</Sentences>
      </Section>
      {invitation.askInstead ? (
        <AskInstead names={invitation.askInstead} />
      ) : (
        <>
          {accept.error && <ConsentProblem error={accept.error} />}
          <div>
            <Button
              appearance="primary"
              size="large"
              disabledFocusable={accept.isPending}
              onClick={() => !accept.isPending && accept.mutate({ link })}
            >
              {t('invitation.accept')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

interface DecidedProps {
  /** Whether it was accepted just now. */
  readonly now: boolean;
  readonly names: { readonly organization: string; readonly provider: string };
}

function Decided({ now, names }: DecidedProps) {
  const t = useMessages();
  return (
    <Page title={now ? t('provider.accepted.title', names) : t('provider.already.title')} narrow>
      <Result intent={now ? 'success' : 'info'}>{t(now ? 'provider.accepted.text' : 'provider.already.text')}</Result>
      <div>
        <RouterLink to="/partner/tiers">{t('provider.toTiers')}</RouterLink>
      </div>
    </Page>
  );
}

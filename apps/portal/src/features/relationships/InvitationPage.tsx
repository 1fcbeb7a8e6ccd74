import { Button, Checkbox, Divider, Field, Link, makeStyles } from '@fluentui/react-components';
import type { LinkOptions, ResellerInvitation } from '@mandate/api/portal/relationships/wire';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { AskInstead, ConsentProblem, PartnerFacts, Sentences } from './ConsentParts.tsx';
import { invitationQuery, useAccept, useDecline } from './relationships.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

const DAP = ['invitation.dap.admin', 'invitation.dap.helpdesk', 'invitation.dap.sales'] as const;

// The newest text of each country (https://learn.microsoft.com/partner-center/confirm-customer-agreement).
const AGREEMENT_URL = 'https://aka.ms/customeragreement';

type Open = Extract<ResellerInvitation, { kind: 'open' }>;

/** The page a request link leads to: who asks, what is granted, in plain words, and the decision. */
export function InvitationPage() {
  const link = useSearch({ from: '/signed-in/consent/partner-invitation' }) as LinkOptions;
  const invitation = useQuery(invitationQuery(link));
  return (
    <Loaded of={invitation}>
      {(read) => (read.kind === 'open' ? <OpenInvitation invitation={read} link={link} /> : <Shut invitation={read} />)}
    </Loaded>
  );
}

function Shut({ invitation }: { readonly invitation: Exclude<ResellerInvitation, Open> }) {
  const t = useMessages();
  const { country } = useFormats();
  const title = t(
    (
      {
        void: 'invitation.void.title',
        own: 'invitation.own.title',
        'other-market': 'invitation.otherMarket.title',
      } as const
    )[invitation.kind],
  );
  const text =
    invitation.kind === 'other-market'
      ? t('invitation.otherMarket.text', {
          partnerCountry: country(invitation.partnerCountry),
          customerCountry: country(invitation.customerCountry),
        })
      : t(invitation.kind === 'own' ? 'invitation.own.text' : 'invitation.void.text');
  return (
    <Page title={title} narrow>
      <Notice kind={invitation.kind === 'void' ? 'notFound' : 'locked'} title={title} text={text} />
    </Page>
  );
}

function OpenInvitation({ invitation, link }: { readonly invitation: Open; readonly link: LinkOptions }) {
  const t = useMessages();
  const accept = useAccept();
  const decline = useDecline();
  const [first, second] = invitation.partners.map(({ displayName }) => displayName);
  const count = invitation.partners.length;
  const title = second
    ? t('invitation.titleTwo', { partner: first ?? '', provider: second })
    : t('invitation.title', { partner: first ?? '' });
  if (accept.isSuccess) return <Decided title="invitation.accepted.title" text="invitation.accepted.text" of={first} />;
  if (decline.isSuccess) return <Decided title="invitation.declined.title" text="invitation.declined.text" />;
  if (invitation.accepted) return <Decided title="invitation.already.title" text="invitation.already.text" />;
  return (
    <Page
      title={title}
      subtitle={t(invitation.askInstead ? 'consent.for' : 'consent.you', { customer: invitation.customer })}
      narrow
    >
      <Section title={t('consent.who')} text={t('consent.who.hint')}>
        {invitation.partners.map((partner, index) => (
          <div key={partner.id}>
            {index > 0 && <Divider style={{ padding: '8px 0 16px' }} />}
            <PartnerFacts partner={partner} {...(second ? { tier: t(`tier.${partner.tier}`) } : {})} />
          </div>
        ))}
      </Section>
      <Section title={t('consent.what')}>
        <Sentences>
          {[
            t('invitation.sell', { count }),
            t('invitation.newAzure', { count }),
            ...(invitation.delegatedAdmin ? DAP.map((id) => t(id, { count })) : [t('invitation.noDap', { count })]),
          ]}
        </Sentences>
      </Section>
      <Section title={t('consent.keep')}>
        <Sentences>
          {[
            invitation.delegatedAdmin && t('invitation.keep.back'),
            t('invitation.keep.consent', { count }),
            t('invitation.keep.others'),
          ]}
        </Sentences>
      </Section>
      {invitation.askInstead ? (
        <AskInstead names={invitation.askInstead} />
      ) : (
        <Decision invitation={invitation} link={link} accept={accept} decline={decline} />
      )}
    </Page>
  );
}

interface DecisionProps {
  readonly invitation: Open;
  readonly link: LinkOptions;
  readonly accept: ReturnType<typeof useAccept>;
  readonly decline: ReturnType<typeof useDecline>;
}

function Decision({ invitation, link, accept, decline }: DecisionProps) {
  const styles = useStyles();
  const t = useMessages();
  const [agreed, setAgreed] = useState(false);
  const [reminded, setReminded] = useState(false);
  const busy = accept.isPending || decline.isPending;
  const needed = invitation.agreementMissing && !agreed;
  const submit = () => {
    setReminded(needed);
    if (needed || busy) return;
    accept.mutate({ link, delegatedAdmin: invitation.delegatedAdmin, acceptsAgreement: agreed });
  };
  const error = accept.error ?? decline.error;
  return (
    <>
      {invitation.agreementMissing && (
        <Field
          hint={
            <>
              {t('invitation.agreement.hint')}{' '}
              <Link href={AGREEMENT_URL} target="_blank" rel="noreferrer" inline>
                {t('invitation.agreement.read')}
              </Link>
            </>
          }
          validationMessage={reminded && needed ? t('invitation.agreement.missing') : null}
        >
          <Checkbox
            label={t('invitation.agreement', { customer: invitation.customer })}
            checked={agreed}
            onChange={(_, { checked }) => setAgreed(checked === true)}
          />
        </Field>
      )}
      {error && <ConsentProblem error={error} />}
      <div className={styles.actions}>
        <Button appearance="primary" size="large" disabledFocusable={busy} onClick={submit}>
          {t('invitation.accept')}
        </Button>
        <Button size="large" disabledFocusable={busy} onClick={() => !busy && decline.mutate({ link })}>
          {t('invitation.decline')}
        </Button>
      </div>
    </>
  );
}

interface DecidedProps {
  readonly title: 'invitation.accepted.title' | 'invitation.declined.title' | 'invitation.already.title';
  readonly text: 'invitation.accepted.text' | 'invitation.declined.text' | 'invitation.already.text';
  readonly of?: string | undefined;
}

function Decided({ title, text, of = '' }: DecidedProps) {
  const t = useMessages();
  const { tenant } = useMe();
  const heading = t(title, { partner: of });
  return (
    <Page title={heading} narrow>
      <Result intent={title === 'invitation.accepted.title' ? 'success' : 'info'}>{t(text)}</Result>
      <div>
        <RouterLink to="/azure/$tenantId/partners" params={{ tenantId: tenant.id }}>
          {t('invitation.toPartners')}
        </RouterLink>
      </div>
    </Page>
  );
}

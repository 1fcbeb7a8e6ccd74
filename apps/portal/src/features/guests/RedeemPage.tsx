import { Button } from '@fluentui/react-components';
import type { GuestInvitation } from '@mandate/api/portal/guests/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { Sentences } from '../relationships/ConsentParts.tsx';
import { guestInvitationQuery, useAcceptGuestInvitation } from './guests.ts';

/** The page an invitation as a guest leads to: who invites, what it means, and the decision. */
export function RedeemPage() {
  const t = useMessages();
  const { tenantId } = useParams({ from: '/signed-in/guest/redeem/$tenantId' });
  const invitation = useQuery(guestInvitationQuery(tenantId));
  if (portalErrorOf(invitation.error)?.kind === 'not-found') {
    return (
      <Page title={t('guest.header')} narrow>
        <Notice kind="notFound" title={t('guest.void.title')} text={t('guest.void.text')} />
      </Page>
    );
  }
  return <Loaded of={invitation}>{(read) => <Decision invitation={read} />}</Loaded>;
}

function Decision({ invitation: { tenant, address, accepted } }: { readonly invitation: GuestInvitation }) {
  const t = useMessages();
  const accept = useAcceptGuestInvitation(tenant.id);
  const names = { tenant: tenant.displayName };
  const done = accepted || accept.isSuccess;
  return (
    <Page title={t('guest.title', names)} subtitle={t('guest.text', { ...names, address })} narrow>
      {done && <Result intent="success">{t('guest.accepted', names)}</Result>}
      <Section title={t('guest.who')}>
        <Facts
          facts={[
            { label: t('guest.organization'), value: <strong>{tenant.displayName}</strong> },
            { label: t('guest.domain'), value: tenant.domain },
            { label: t('guest.id'), value: <Copyable text={tenant.id} what={t('guest.id')} /> },
          ]}
        />
      </Section>
      {!done && (
        <Section title={t('guest.what')}>
          <Sentences>{[t('guest.what.name'), t('guest.what.rights'), t('guest.what.instead')]}</Sentences>
        </Section>
      )}
      {accept.error && <Problem error={accept.error} />}
      <div>
        {done ? (
          <RouterLink to="/azure/$tenantId" params={{ tenantId: tenant.id }}>
            {t('guest.open', names)}
          </RouterLink>
        ) : (
          <Button
            appearance="primary"
            size="large"
            disabledFocusable={accept.isPending}
            onClick={() => !accept.isPending && accept.mutate()}
          >
            {t('guest.accept')}
          </Button>
        )}
      </div>
    </Page>
  );
}

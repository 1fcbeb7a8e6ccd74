import { Button, makeStyles } from '@fluentui/react-components';
import type { AdminInvitation } from '@mandate/api/portal/relationships/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message, Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { AskInstead, ConsentProblem, PartnerFacts, Sentences } from './ConsentParts.tsx';
import { adminInvitationQuery, useApprove, useEndAdminRelationship } from './relationships.ts';

const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' } });

/** The page an approval link leads to: every role, for how long, and the decision; all of them or none. */
export function AdminInvitationPage() {
  const t = useMessages();
  const { partnerId, id } = useParams({ from: '/signed-in/consent/partner-invitation/$partnerId/$id' });
  const invitation = useQuery(adminInvitationQuery(partnerId, id));
  if (portalErrorOf(invitation.error)?.kind === 'not-found') {
    return (
      <Page title={t('adminInvitation.title')} narrow>
        <Notice kind="notFound" title={t('invitation.void.title')} text={t('adminInvitation.notFound')} />
      </Page>
    );
  }
  return <Loaded of={invitation}>{(read) => <Approval invitation={read} />}</Loaded>;
}

function Approval({ invitation }: { readonly invitation: AdminInvitation }) {
  const styles = useStyles();
  const t = useMessages();
  const roleName = useDirectoryRoleName();
  const { relationship, partner } = invitation;
  const approve = useApprove(partner.id, relationship.id);
  const end = useEndAdminRelationship();
  const busy = approve.isPending || end.isPending;
  const error = approve.error ?? end.error;
  if (approve.isSuccess) return <Done title="adminInvitation.approved.title" text="adminInvitation.approved.text" />;
  if (end.isSuccess) return <Done title="adminInvitation.ended.title" text="invitation.declined.text" />;
  const pending = relationship.status === 'approvalPending';
  return (
    <Page title={t('adminInvitation.title')} subtitle={t('consent.you', { customer: invitation.customer })} narrow>
      <Section title={t('consent.who')} text={t('consent.who.hint')}>
        <PartnerFacts partner={partner} />
      </Section>
      <Section title={t('adminInvitation.name')}>
        <Facts
          facts={[
            { label: t('adminRelationships.name'), value: relationship.displayName },
            {
              label: t('adminInvitation.duration'),
              value: t('adminInvitation.days', { days: relationship.durationDays }),
            },
            {
              label: t('adminRelationships.extend'),
              value: t(relationship.autoExtend ? 'adminInvitation.extend' : 'adminInvitation.noExtend'),
            },
          ]}
        />
      </Section>
      <Section title={t('adminInvitation.roles')} text={t('adminInvitation.groups')}>
        <Sentences>{relationship.roles.map((role) => roleName(role))}</Sentences>
        <div>{t('adminInvitation.azure')}</div>
      </Section>
      {invitation.delegatedAdmin && (
        <Message intent="warning" title={t('adminInvitation.dap.title')}>
          {t('adminInvitation.dap.text')}
        </Message>
      )}
      {!pending && (
        <Message intent="info" title={t('adminInvitation.over.title')}>
          {t('adminInvitation.over.text', { status: t(`adminStatus.${relationship.status}`) })}
        </Message>
      )}
      {pending && invitation.askInstead && <AskInstead names={invitation.askInstead} />}
      {error && <ConsentProblem error={error} />}
      {pending && !invitation.askInstead && (
        <div className={styles.actions}>
          <Button
            appearance="primary"
            size="large"
            disabledFocusable={busy}
            onClick={() => !busy && approve.mutate(undefined)}
          >
            {t('adminInvitation.approve')}
          </Button>
          <Button
            size="large"
            disabledFocusable={busy}
            onClick={() => !busy && end.mutate({ partnerId: partner.id, id: relationship.id })}
          >
            {t('invitation.decline')}
          </Button>
        </div>
      )}
    </Page>
  );
}

interface DoneProps {
  readonly title: 'adminInvitation.approved.title' | 'adminInvitation.ended.title';
  readonly text: 'adminInvitation.approved.text' | 'invitation.declined.text';
}

function Done({ title, text }: DoneProps) {
  const t = useMessages();
  const { tenant } = useMe();
  return (
    <Page title={t(title)} narrow>
      <Result intent="success">{t(text)}</Result>
      <div>
        <RouterLink to="/azure/$tenantId/partners" params={{ tenantId: tenant.id }}>
          {t('invitation.toPartners')}
        </RouterLink>
      </div>
    </Page>
  );
}

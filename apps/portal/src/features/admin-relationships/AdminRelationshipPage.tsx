import { Field, makeStyles, Switch } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { useDates, useFormats, useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { useMe } from '../../wire/queries.ts';
import { AdminStatusMark } from '../relationships/AdminStatusMark.tsx';
import { MailDraft } from '../relationships/MailDraft.tsx';
import {
  approvalLink,
  daysOf,
  extendsItself,
  type Relationship,
  relationshipQuery,
  roleIds,
  useExtend,
  useTerminate,
} from './admin-relationships.ts';
import { useAdminPath } from './customer-path.tsx';
import { GroupsSection } from './GroupsSection.tsx';
import { GLOBAL_ADMINISTRATOR } from './role-catalogue.ts';

const useStyles = makeStyles({ terminate: { alignSelf: 'start' } });

/** One granular relationship: what it gives, to whom, until when; and how to change it. */
export function AdminRelationshipPage() {
  const t = useMessages();
  const { tenant } = useMe();
  const from = '/signed-in/partner/customers/$id/admin-relationships/$relationshipId' as const;
  const { id, relationshipId } = useParams({ from });
  const { path, name } = useAdminPath(id);
  const relationship = useQuery(relationshipQuery(tenant.id, relationshipId));
  return (
    <Page title={relationship.data?.displayName ?? t('adminInvitation.name')} of={name} path={path} narrow>
      <Loaded of={relationship}>{(loaded) => <Sections relationship={loaded} customerId={id} />}</Loaded>
    </Page>
  );
}

interface SectionsProps {
  readonly relationship: Relationship;
  readonly customerId: string;
}

function Sections({ relationship, customerId }: SectionsProps) {
  const t = useMessages();
  const { day } = useDates();
  const { listAnd } = useFormats();
  const roleName = useDirectoryRoleName();
  const { status, activatedDateTime, endDateTime } = relationship;
  return (
    <>
      <Section title={t('admin.facts')}>
        <Facts
          facts={[
            { label: t('adminRelationships.status'), value: <AdminStatusMark status={status} /> },
            ...(activatedDateTime && endDateTime
              ? [
                  { label: t('adminRelationships.start'), value: day(activatedDateTime) },
                  { label: t('adminRelationships.end'), value: day(endDateTime) },
                ]
              : [
                  {
                    label: t('adminInvitation.duration'),
                    value: t('adminInvitation.days', { days: daysOf(relationship.duration) }),
                  },
                ]),
            { label: t('admin.roles'), value: listAnd(roleIds(relationship.accessDetails).map(roleName)) },
          ]}
        />
        {status === 'active' && <Extend relationship={relationship} />}
        {(status === 'active' || status === 'approvalPending') && <Terminate relationship={relationship} />}
      </Section>
      {status === 'active' && <GroupsSection relationship={relationship} />}
      {status === 'approvalPending' && <Reminder relationship={relationship} customerId={customerId} />}
    </>
  );
}

function Extend({ relationship }: { readonly relationship: Relationship }) {
  const t = useMessages();
  const { partner } = useMe();
  const extend = useExtend(relationship);
  const global = roleIds(relationship.accessDetails).includes(GLOBAL_ADMINISTRATOR);
  const may = partner?.may.includes('delegatedAdmin.request') ?? false;
  const hint = global ? 'newAdmin.extend.global' : may ? 'newAdmin.extend.hint' : 'adminRelationships.refused';
  return (
    <>
      <Field hint={t(hint)}>
        <Switch
          label={t('newAdmin.extend')}
          checked={extendsItself(relationship)}
          disabled={global || !may || extend.isPending}
          onChange={(_, { checked }) => extend.mutate(checked)}
        />
      </Field>
      {extend.isSuccess && <Result intent="success">{t('admin.extend.done')}</Result>}
      {extend.error && <Problem error={extend.error} />}
    </>
  );
}

function Terminate({ relationship: { id, displayName } }: { readonly relationship: Relationship }) {
  const styles = useStyles();
  const t = useMessages();
  const { partner } = useMe();
  const terminate = useTerminate(id);
  const [asking, setAsking] = useState(false);
  const may = partner?.may.includes('delegatedAdmin.request') ?? false;
  return (
    <>
      <div className={styles.terminate}>
        <GatedButton
          gate={gateOf(may, t('adminRelationships.refused'))}
          appearance="secondary"
          icon={<DismissCircleRegular />}
          onClick={() => setAsking(true)}
        >
          {t('admin.terminate')}
        </GatedButton>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('admin.terminate.title', { name: displayName })}
          confirm={t('admin.terminate')}
          busy={terminate.isPending}
          error={terminate.error}
          onConfirm={() => terminate.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          {t('admin.terminate.text')}
        </ConfirmDialog>
      )}
    </>
  );
}

function Reminder({ relationship, customerId }: SectionsProps) {
  const navigate = useNavigate();
  const { user, tenant } = useMe();
  return (
    <MailDraft
      link={approvalLink(tenant.id, relationship.id)}
      onDone={() => void navigate({ to: '/partner/customers/$id/admin-relationships', params: { id: customerId } })}
      write={(inLanguage) => {
        const values = { partner: tenant.displayName, name: relationship.displayName };
        const days = daysOf(relationship.duration);
        return {
          subject: inLanguage('mail.admin.subject', values),
          text: inLanguage('mail.admin.body', { ...values, days, sender: user.displayName }),
        };
      }}
    />
  );
}

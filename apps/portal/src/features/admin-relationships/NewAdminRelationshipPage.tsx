import { Button, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { CallError } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { MailDraft } from '../relationships/MailDraft.tsx';
import { approvalLink, type Relationship, useRequestRelationship } from './admin-relationships.ts';
import { useAdminPath } from './customer-path.tsx';
import { RolePicker } from './RolePicker.tsx';
import { GLOBAL_ADMINISTRATOR } from './role-catalogue.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '20px' },
  name: { maxWidth: '480px' },
  days: { maxWidth: '200px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  finish: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'start' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Requests granular roles of a customer, and drafts the mail with the link to approve them. */
export function NewAdminRelationshipPage() {
  const t = useMessages();
  const navigate = useNavigate();
  const { user, tenant } = useMe();
  const { id } = useParams({ from: '/signed-in/partner/customers/$id/admin-relationships/new' });
  const { path, name } = useAdminPath(id);
  const [made, setMade] = useState<{ readonly relationship: Relationship; readonly days: number }>();
  return (
    <Page title={t('newAdmin.title')} of={name} path={path} narrow>
      {made ? (
        <>
          <Result intent="success" title={t('admin.requested')}>
            {t('admin.requested.text')}
          </Result>
          <MailDraft
            link={approvalLink(tenant.id, made.relationship.id)}
            onDone={() => void navigate({ to: '/partner/customers/$id/admin-relationships', params: { id } })}
            write={(inLanguage) => {
              const values = { partner: tenant.displayName, name: made.relationship.displayName };
              return {
                subject: inLanguage('mail.admin.subject', values),
                text: inLanguage('mail.admin.body', { ...values, days: made.days, sender: user.displayName }),
              };
            }}
          />
        </>
      ) : (
        <RequestForm customerId={id} onMade={(relationship, days) => setMade({ relationship, days })} />
      )}
    </Page>
  );
}

interface RequestFormProps {
  readonly customerId: string;
  readonly onMade: (relationship: Relationship, days: number) => void;
}

function RequestForm({ customerId, onMade }: RequestFormProps) {
  const styles = useStyles();
  const t = useMessages();
  const request = useRequestRelationship();
  const [displayName, setDisplayName] = useState('');
  const [days, setDays] = useState('730');
  const [extend, setExtend] = useState(false);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [looked, setLooked] = useState(false);

  const taken = request.error instanceof CallError && request.error.status === 409;
  const name = displayName.trim();
  const number = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0;
  const nameProblem = name === '' ? t('newAdmin.name.missing') : name.length > 50 ? t('newAdmin.name.tooLong') : null;
  const daysProblem = number < 1 || number > 730 ? t('newAdmin.days.invalid') : null;
  const rolesProblem = roles.length === 0 ? t('newAdmin.roles.missing') : null;
  const mayExtend = !roles.includes(GLOBAL_ADMINISTRATOR);
  const submit = () => {
    setLooked(true);
    if (nameProblem || daysProblem || rolesProblem || request.isPending) return;
    const wanted = { customerId, displayName: name, days: number, roles, autoExtend: extend && mayExtend };
    request.mutate(wanted, { onSuccess: (made) => onMade(made, number) });
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Section title={t('admin.facts')}>
        <Field
          label={t('newAdmin.name')}
          hint={t('newAdmin.name.hint')}
          required
          className={styles.name}
          validationMessage={(looked ? nameProblem : null) ?? (taken ? t('newAdmin.name.taken') : null)}
        >
          <Input value={displayName} autoComplete="off" onChange={(_, { value }) => setDisplayName(value)} />
        </Field>
        <Field
          label={t('newAdmin.days')}
          hint={t('newAdmin.days.hint')}
          required
          className={styles.days}
          validationMessage={looked ? daysProblem : null}
        >
          <Input value={days} inputMode="numeric" autoComplete="off" onChange={(_, { value }) => setDays(value)} />
        </Field>
        <Field hint={t(mayExtend ? 'newAdmin.extend.hint' : 'newAdmin.extend.global')}>
          <Switch
            label={t('newAdmin.extend')}
            checked={extend && mayExtend}
            disabled={!mayExtend}
            onChange={(_, { checked }) => setExtend(checked)}
          />
        </Field>
      </Section>
      <Section title={t('newAdmin.roles')} text={t('newAdmin.roles.text')}>
        <RolePicker chosen={roles} onChange={setRoles} presets />
        {looked && rolesProblem && (
          <div role="alert" className={styles.error}>
            {rolesProblem}
          </div>
        )}
      </Section>
      {request.error && !taken && <Problem error={request.error} />}
      <div className={styles.finish}>
        <Button type="submit" appearance="primary" disabledFocusable={request.isPending}>
          {t('newAdmin.finish')}
        </Button>
        <span className={styles.hint}>{t('newAdmin.finish.hint')}</span>
      </div>
    </form>
  );
}

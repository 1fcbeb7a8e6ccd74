import { Button, Checkbox, Field, makeStyles, Select } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import type { PartnerName, RelationshipRequest } from '@mandate/api/portal/relationships/wire';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { customerQuery } from '../customers/customers.ts';
import { MailDraft } from './MailDraft.tsx';
import { requestQuery, type Together, useNamedRequest, useRenewLinks } from './relationships.ts';

const useStyles = makeStyles({
  // Options can be longer than a narrow screen is wide.
  provider: { maxWidth: '480px', minWidth: 0, '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' } },
  choice: { minWidth: 0 },
  renew: { alignSelf: 'start' },
  hint: { maxWidth: '76ch' },
});

/** Drafts the mail with which a customer is asked for a reseller relationship. */
export function RequestPage() {
  const t = useMessages();
  const me = useMe();
  const { customer, provider, reseller } = useSearch({ from: '/signed-in/partner/request' });
  const [delegatedAdmin, setDelegatedAdmin] = useState(true);
  const [together, setTogether] = useState<Together>({
    ...(provider === undefined ? {} : { provider }),
    ...(reseller === undefined || provider !== undefined ? {} : { reseller }),
  });
  const request = useQuery({ ...requestQuery(delegatedAdmin, together), placeholderData: keepPreviousData });
  const refusal = portalErrorOf(request.error);
  return (
    <Page
      title={t('request.title')}
      of={t('app.partnerCenter')}
      subtitle={t('request.subtitle')}
      path={[
        <RouterLink key="customers" to="/partner/customers">
          {t('customers.title')}
        </RouterLink>,
      ]}
      narrow
    >
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={request}>
          {(loaded) => (
            <>
              <What
                request={loaded}
                delegatedAdmin={delegatedAdmin}
                onDelegatedAdmin={setDelegatedAdmin}
                together={together}
                onTogether={setTogether}
              />
              <Mail request={loaded} delegatedAdmin={delegatedAdmin} together={together} customerId={customer} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

interface WhatProps {
  readonly request: RelationshipRequest;
  readonly delegatedAdmin: boolean;
  readonly onDelegatedAdmin: (wanted: boolean) => void;
  readonly together: Together;
  readonly onTogether: (other: Together) => void;
}

function What({ request, delegatedAdmin, onDelegatedAdmin, together, onTogether }: WhatProps) {
  const styles = useStyles();
  const t = useMessages();
  const { partner } = useMe();
  const renew = useRenewLinks();
  const [asking, setAsking] = useState(false);
  const forbidden = request.delegatedAdminOnNew === 'forbidden';
  return (
    <Section title={t('request.what')} text={t('request.link.text')}>
      <Field
        hint={t(
          forbidden ? 'request.dap.forbidden' : request.sellsItself ? 'request.dap.hint' : 'request.dap.hint.reseller',
        )}
        className={styles.hint}
      >
        <Checkbox
          label={t('request.dap')}
          checked={delegatedAdmin && !forbidden}
          disabled={forbidden}
          onChange={(_, { checked }) => onDelegatedAdmin(checked === true)}
        />
      </Field>
      <TogetherField request={request} together={together} onTogether={onTogether} />
      {renew.isSuccess && <Result intent="success">{t('request.renewed')}</Result>}
      {partner?.may.includes('relationships.settings') && (
        <Button className={styles.renew} icon={<ArrowSyncRegular />} onClick={() => setAsking(true)}>
          {t('request.renew')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('request.renew.title')}
          confirm={t('request.renew')}
          busy={renew.isPending}
          error={renew.error}
          onConfirm={() => renew.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          {t('request.renew.text')}
        </ConfirmDialog>
      )}
    </Section>
  );
}

function TogetherField({ request, together, onTogether }: Pick<WhatProps, 'request' | 'together' | 'onTogether'>) {
  const styles = useStyles();
  const t = useMessages();
  const { providers, resellers, sellsItself } = request;
  if (providers.length + resellers.length === 0) return null;
  const choices = [
    ...(sellsItself ? [{ value: '', label: t('request.provider.none'), other: {} }] : []),
    ...providers.map((each) => ({
      value: each.id,
      label: `${each.displayName} (${each.domain}) – ${t('tier.indirectProvider.short')}`,
      other: { provider: each.id },
    })),
    ...resellers.map((each) => ({
      value: each.id,
      label: `${each.displayName} (${each.domain}) – ${t('tier.indirectReseller.short')}`,
      other: { reseller: each.id },
    })),
  ];
  return (
    <Field label={t('request.provider')} className={styles.provider}>
      <Select
        className={styles.choice}
        value={together.provider ?? together.reseller ?? choices[0]?.value ?? ''}
        onChange={(_, { value }) => onTogether(choices.find((each) => each.value === value)?.other ?? {})}
      >
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

// Of whom a request speaks: the partner alone, or both tiers by name.
function tiersOf({ partner, providers, resellers, sellsItself }: RelationshipRequest, together: Together) {
  const byId = (among: readonly PartnerName[], id: string | undefined) => among.find((each) => each.id === id);
  const provider = byId(providers, together.provider) ?? (sellsItself ? undefined : providers[0]);
  if (provider) return { reseller: partner, provider: provider.displayName };
  const reseller = byId(resellers, together.reseller);
  return reseller && { reseller: reseller.displayName, provider: partner };
}

interface MailProps {
  readonly request: RelationshipRequest;
  readonly delegatedAdmin: boolean;
  readonly together: Together;
  readonly customerId: string | undefined;
}

function Mail({ request, delegatedAdmin, together, customerId }: MailProps) {
  const t = useMessages();
  const navigate = useNavigate();
  const { user } = useMe();
  const withDap = delegatedAdmin && request.delegatedAdminOnNew === 'allowed';
  const customer = useQuery({ ...customerQuery(customerId ?? ''), enabled: customerId !== undefined });
  const ask = useNamedRequest(customerId ?? '');
  const tiers = tiersOf(request, together);
  const back = () =>
    customerId === undefined
      ? navigate({ to: '/partner/customers' })
      : navigate({ to: '/partner/customers/$id', params: { id: customerId } });
  // A customer that is known is asked by name, so that it is no stranger when it accepts, and sees the request itself.
  const done = () => {
    if (customerId === undefined || ask.isSuccess || customer.data?.relationship.state === undefined) void back();
    else ask.mutate({ delegatedAdmin: withDap }, { onSuccess: () => void back() });
  };
  return (
    <>
      {ask.error && <Problem error={ask.error} />}
      <MailDraft
        link={request.url}
        onDone={done}
        write={(inLanguage) => {
          const from = { partner: request.partner, sender: user.displayName };
          if (!tiers) {
            return {
              subject: inLanguage('mail.reseller.subject', from),
              text: inLanguage(withDap ? 'mail.reseller.bodyWithDap' : 'mail.reseller.body', from),
            };
          }
          return {
            subject: inLanguage('mail.tiers.subject', tiers),
            text: inLanguage(withDap ? 'mail.tiers.bodyWithDap' : 'mail.tiers.body', { ...from, ...tiers }),
          };
        }}
      />
      {customer.data && <p>{t('request.sent', { customer: customer.data.companyName })}</p>}
    </>
  );
}

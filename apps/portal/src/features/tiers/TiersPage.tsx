import { makeStyles } from '@fluentui/react-components';
import type { PartnerName } from '@mandate/api/portal/relationships/wire';
import type { Tiers } from '@mandate/api/portal/tiers/wire';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { MailDraft } from '../relationships/MailDraft.tsx';
import { tiersQuery } from './tiers.ts';

const useStyles = makeStyles({ text: { margin: 0, maxWidth: '76ch' } });

/** With whom the partner sells in two tiers, and the mail that takes up another reseller. */
export function TiersPage() {
  const t = useMessages();
  const me = useMe();
  const tiers = useQuery(tiersQuery);
  const refusal = portalErrorOf(tiers.error);
  return (
    <Page title={t('tiers.title')} of={t('app.partnerCenter')} subtitle={t('tiers.subtitle')} narrow>
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={tiers}>{(loaded) => <TierSections tiers={loaded} />}</Loaded>
      )}
    </Page>
  );
}

function TierSections({ tiers }: { readonly tiers: Tiers }) {
  const styles = useStyles();
  const t = useMessages();
  const navigate = useNavigate();
  const { user } = useMe();
  const { providers, resellers, invitationUrl, partner } = tiers;
  return (
    <>
      {providers.length > 0 && (
        <Section title={t('tiers.providers')}>
          <PartnerTable caption={t('tiers.providers')} partners={providers} as="provider" />
        </Section>
      )}
      {invitationUrl === null ? (
        <p className={styles.text}>{t('tiers.isReseller')}</p>
      ) : (
        <>
          <Section title={t('tiers.resellers')}>
            {resellers.length === 0 ? (
              t('tiers.resellers.none')
            ) : (
              <PartnerTable caption={t('tiers.resellers')} partners={resellers} as="reseller" />
            )}
          </Section>
          <MailDraft
            title={t('tiers.invite')}
            text={t('tiers.invite.text')}
            link={invitationUrl}
            onDone={() => void navigate({ to: '/partner/customers' })}
            write={(inLanguage) => ({
              subject: inLanguage('mail.provider.subject', { partner }),
              text: inLanguage('mail.provider.body', { partner, sender: user.displayName }),
            })}
          />
        </>
      )}
    </>
  );
}

interface PartnerTableProps {
  readonly caption: string;
  readonly partners: readonly PartnerName[];
  readonly as: 'provider' | 'reseller';
}

function PartnerTable({ caption, partners, as }: PartnerTableProps) {
  const t = useMessages();
  return (
    <DataTable
      caption={caption}
      rows={partners}
      rowKey={({ id }) => id}
      sortedBy="name"
      columns={[
        {
          id: 'name',
          title: t('tiers.name'),
          sortBy: ({ displayName }) => displayName,
          cell: ({ displayName }) => displayName,
        },
        { id: 'domain', title: t('tiers.domain'), sortBy: ({ domain }) => domain, cell: ({ domain }) => domain },
        {
          id: 'ask',
          title: t('request.open'),
          cell: ({ id, displayName }) => (
            <RouterLink to="/partner/request" search={as === 'provider' ? { provider: id } : { reseller: id }}>
              {t('tiers.ask.with', { partner: displayName })}
            </RouterLink>
          ),
        },
      ]}
    />
  );
}

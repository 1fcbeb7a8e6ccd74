import { Button } from '@fluentui/react-components';
import type { ExaminedSubscription, ExaminedSubscriptions } from '@mandate/api/portal/relationships/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Copyable } from '../../ui/Copyable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { call } from '../../wire/call.ts';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';

/** The partner's roles on what it provisioned, over all customers: what is missing, foreign or too strong. */
export function ForeignPrincipalsPage() {
  const t = useMessages();
  const me = useMe();
  const examined = useInfiniteQuery({
    queryKey: ['foreign-principals'],
    queryFn: ({ pageParam, signal }) =>
      call<ExaminedSubscriptions>(
        `/portal/foreign-principals${pageParam ? `?${new URLSearchParams({ after: pageParam }).toString()}` : ''}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const refusal = portalErrorOf(examined.error);
  const rows = examined.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('foreign.title')} of={t('app.partnerCenter')} subtitle={t('foreign.subtitle')}>
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={examined}>
          {() =>
            rows.length === 0 ? (
              <Notice kind="empty" title={t('foreign.none.title')} text={t('foreign.none.text')} />
            ) : (
              <Examined rows={rows} />
            )
          }
        </Loaded>
      )}
      {examined.hasNextPage && (
        <div>
          <Button disabledFocusable={examined.isFetchingNextPage} onClick={() => void examined.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </Page>
  );
}

const CREDIT_TONES = { earned: 'good', partly: 'waiting', lost: 'bad' } as const;

function Examined({ rows }: { readonly rows: readonly ExaminedSubscription[] }) {
  const t = useMessages();
  return (
    <DataTable
      caption={t('foreign.title')}
      rows={rows}
      rowKey={({ subscription }) => subscription}
      sortedBy="customer"
      columns={[
        {
          id: 'customer',
          title: t('foreign.customer'),
          width: '22%',
          sortBy: ({ companyName }) => companyName,
          cell: ({ customer, companyName }) => (
            <RouterLink to="/partner/customers/$id" params={{ id: customer }}>
              {companyName}
            </RouterLink>
          ),
        },
        {
          id: 'subscription',
          title: t('foreign.subscription'),
          width: '18%',
          sortBy: ({ displayName }) => displayName,
          cell: ({ displayName }) => displayName,
        },
        {
          id: 'credit',
          title: t('foreign.credit'),
          width: '18%',
          sortBy: ({ credit }) => credit.kind,
          cell: ({ credit }) => <StateMark tone={CREDIT_TONES[credit.kind]} text={t(`credit.${credit.kind}`)} />,
        },
        { id: 'findings', title: t('foreign.findings'), cell: (row) => <Findings row={row} /> },
      ]}
    />
  );
}

function Findings({ row }: { readonly row: ExaminedSubscription }) {
  const t = useMessages();
  if (row.findings.length === 0) return <StateMark tone="good" text={t('foreign.asGiven')} />;
  return row.findings.map(({ kind, held, command }) => (
    <div key={`${kind} ${held.group} ${held.role} ${held.scope}`}>
      <StateMark tone={kind === 'missing' ? 'bad' : 'waiting'} text={t(`foreign.${kind}`, { role: held.role })} />
      <div>
        <Copyable text={held.group} what={t('foreign.group')} />
      </div>
      {command && (
        <div>
          {t('foreign.command')} <Copyable text={command} what={t('reinstate.command.name')} />
        </div>
      )}
    </div>
  ));
}

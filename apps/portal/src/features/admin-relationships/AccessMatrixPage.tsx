import { Button } from '@fluentui/react-components';
import type { AccessMatrix } from '@mandate/api/portal/delegated-admin/wire';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useDates, useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { SearchField } from '../../ui/Toolbar.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { call } from '../../wire/call.ts';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';

/** Which groups hold which roles through which relationships, over all customers. */
export function AccessMatrixPage() {
  const t = useMessages();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const matrix = useInfiniteQuery({
    queryKey: ['access-matrix', search],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ search, ...(pageParam ? { after: pageParam } : {}) });
      return call<AccessMatrix>(`/portal/access-matrix?${query.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const refusal = portalErrorOf(matrix.error);
  const rows = matrix.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('matrix.title')} of={t('app.partnerCenter')} subtitle={t('matrix.subtitle')}>
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <>
          <SearchField label={t('ending.search')} hint={t('adminInvitation.name')} value={typed} onChange={setTyped} />
          <Loaded of={matrix}>
            {() =>
              rows.length === 0 ? (
                <Notice
                  kind={search ? 'notFound' : 'empty'}
                  title={t('matrix.none.title')}
                  text={t(search ? 'matrix.noneFound.text' : 'matrix.none.text')}
                />
              ) : (
                <Matrix rows={rows} />
              )
            }
          </Loaded>
        </>
      )}
      {matrix.hasNextPage && (
        <div>
          <Button disabledFocusable={matrix.isFetchingNextPage} onClick={() => void matrix.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Matrix({ rows }: { readonly rows: AccessMatrix['rows'] }) {
  const t = useMessages();
  const { day } = useDates();
  const { listAnd } = useFormats();
  const roleName = useDirectoryRoleName();
  // One line for each group, and one for a relationship that no group is in.
  const lines = rows.flatMap((row) =>
    (row.groups.length === 0 ? [null] : row.groups).map((group) => ({ ...row, group })),
  );
  return (
    <DataTable
      caption={t('matrix.title')}
      rows={lines}
      rowKey={({ relationship, group }) => `${relationship.id} ${group?.id ?? ''}`}
      sortedBy="customer"
      columns={[
        {
          id: 'customer',
          title: t('ending.customer'),
          width: '20%',
          sortBy: ({ customer }) => customer.name,
          cell: ({ customer }) => (
            <RouterLink to="/partner/customers/$id/entrants" params={{ id: customer.id }}>
              {customer.name}
            </RouterLink>
          ),
        },
        {
          id: 'relationship',
          title: t('adminInvitation.name'),
          width: '20%',
          sortBy: ({ relationship }) => relationship.displayName,
          cell: ({ relationship, customer }) => (
            <RouterLink
              to="/partner/customers/$id/admin-relationships/$relationshipId"
              params={{ id: customer.id, relationshipId: relationship.id }}
            >
              {relationship.displayName}
            </RouterLink>
          ),
        },
        {
          id: 'group',
          title: t('admin.groups.group'),
          width: '16%',
          sortBy: ({ group }) => group?.name ?? '',
          cell: ({ group }) => group?.name ?? <StateMark tone="waiting" text={t('adminRelationships.noGroup')} />,
        },
        {
          id: 'roles',
          title: t('admin.roles'),
          cell: ({ group }) => (group ? listAnd(group.roles.map(roleName)) : '–'),
        },
        {
          id: 'end',
          title: t('adminRelationships.end'),
          width: '14%',
          sortBy: ({ endsAt }) => endsAt,
          cell: ({ endsAt }) => day(endsAt),
        },
      ]}
    />
  );
}

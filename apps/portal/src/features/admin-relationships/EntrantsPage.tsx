import type { CustomerEntrant, CustomerEntrants } from '@mandate/api/portal/delegated-admin/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { call } from '../../wire/call.ts';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { useCustomerPath } from './customer-path.tsx';

/** Who of the partner can enter a customer's directory now, as what and through what. */
export function EntrantsPage() {
  const t = useMessages();
  const me = useMe();
  const { id } = useParams({ from: '/signed-in/partner/customers/$id/entrants' });
  const { path, name } = useCustomerPath(id);
  const entrants = useQuery({
    queryKey: ['customer-entrants', id],
    queryFn: ({ signal }) => call<CustomerEntrants>(`/portal/customers/${encodeURIComponent(id)}/entrants`, { signal }),
  });
  const refusal = portalErrorOf(entrants.error);
  return (
    <Page title={t('entrants.title')} of={name} path={path} subtitle={t('entrants.subtitle')}>
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={entrants}>
          {({ people }) =>
            people.length === 0 ? (
              <Notice kind="empty" title={t('entrants.none.title')} text={t('entrants.none.text')} />
            ) : (
              <Entrants people={people} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function Entrants({ people }: CustomerEntrants) {
  const t = useMessages();
  const { listAnd } = useFormats();
  const roleName = useDirectoryRoleName();
  const through = ({ by, partnerRoles, through: groups }: CustomerEntrant) =>
    by === 'DAP'
      ? t('entrants.byDap', { roles: listAnd(partnerRoles.map((role) => t(`partnerRole.${role}`))) })
      : listAnd(
          groups.map(({ group, relationship }) =>
            t('entrants.byGroup', { group, relationship: relationship.displayName }),
          ),
        );
  return (
    <DataTable
      caption={t('entrants.title')}
      rows={people}
      rowKey={({ id }) => id}
      sortedBy="name"
      columns={[
        {
          id: 'name',
          title: t('entrants.person'),
          width: '22%',
          sortBy: ({ name }) => name,
          cell: ({ name, isApplication }) => (isApplication ? t('entrants.application', { name }) : name),
        },
        { id: 'roles', title: t('admin.roles'), cell: ({ roles }) => listAnd(roles.map(roleName)) },
        { id: 'through', title: t('entrants.through'), width: '34%', cell: through },
        {
          id: 'azure',
          title: t('entrants.azure'),
          width: '14%',
          sortBy: ({ azure }) => (azure ? '0' : '1'),
          cell: ({ azure }) => (
            <StateMark tone={azure ? 'good' : 'gone'} text={t(azure ? 'entrants.yes' : 'entrants.no')} />
          ),
        },
      ]}
    />
  );
}

import { Button } from '@fluentui/react-components';
import { AddRegular, PeopleListRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { DataTable } from '../../ui/DataTable.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useDates, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useMe } from '../../wire/queries.ts';
import { AdminStatusMark } from '../relationships/AdminStatusMark.tsx';
import { extendsItself, type Relationship, relationshipsQuery } from './admin-relationships.ts';
import { useCustomerPath } from './customer-path.tsx';
import { GroupNames } from './GroupNames.tsx';

/** The granular relationships of the partner with one customer. */
export function AdminRelationshipsPage() {
  const t = useMessages();
  const navigate = useNavigate();
  const { tenant, partner } = useMe();
  const { id } = useParams({ from: '/signed-in/partner/customers/$id/admin-relationships' });
  const { path, name } = useCustomerPath(id);
  const relationships = useQuery(relationshipsQuery(tenant.id, id));
  return (
    <Page
      title={t('adminRelationships.title')}
      of={name}
      subtitle={t('adminRelationships.subtitle')}
      path={path}
      actions={
        <>
          <GatedButton
            gate={gateOf(partner?.may.includes('delegatedAdmin.request') ?? false, t('adminRelationships.refused'))}
            appearance="primary"
            icon={<AddRegular />}
            onClick={() => void navigate({ to: '/partner/customers/$id/admin-relationships/new', params: { id } })}
          >
            {t('adminRelationships.request')}
          </GatedButton>
          <Button
            icon={<PeopleListRegular />}
            onClick={() => void navigate({ to: '/partner/customers/$id/entrants', params: { id } })}
          >
            {t('entrants.open')}
          </Button>
        </>
      }
    >
      <Loaded of={relationships}>
        {(rows) =>
          rows.length === 0 ? (
            <Notice kind="empty" title={t('adminRelationships.none.title')} text={t('adminRelationships.none.text')} />
          ) : (
            <RelationshipTable customerId={id} rows={rows} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface RelationshipTableProps {
  readonly customerId: string;
  readonly rows: readonly Relationship[];
}

function RelationshipTable({ customerId, rows }: RelationshipTableProps) {
  const t = useMessages();
  const { day } = useDates();
  const dayOf = (time: string | null) => (time === null ? '–' : day(time));
  return (
    <DataTable
      caption={t('adminRelationships.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      sortedBy="name"
      columns={[
        {
          id: 'name',
          title: t('adminRelationships.name'),
          sortBy: ({ displayName }) => displayName,
          cell: ({ id: relationshipId, displayName }) => (
            <RouterLink
              to="/partner/customers/$id/admin-relationships/$relationshipId"
              params={{ id: customerId, relationshipId }}
            >
              {displayName}
            </RouterLink>
          ),
        },
        {
          id: 'status',
          title: t('adminRelationships.status'),
          width: '15%',
          sortBy: ({ status }) => t(`adminStatus.${status}`),
          cell: ({ status }) => <AdminStatusMark status={status} />,
        },
        {
          id: 'start',
          title: t('adminRelationships.start'),
          width: '13%',
          sortBy: ({ activatedDateTime }) => activatedDateTime ?? '',
          cell: ({ activatedDateTime }) => dayOf(activatedDateTime),
        },
        {
          id: 'end',
          title: t('adminRelationships.end'),
          width: '13%',
          sortBy: ({ endDateTime }) => endDateTime ?? '',
          cell: ({ endDateTime }) => dayOf(endDateTime),
        },
        {
          id: 'extend',
          title: t('adminRelationships.extend'),
          width: '11%',
          cell: (row) => t(extendsItself(row) ? 'adminRelationships.on' : 'adminRelationships.off'),
        },
        {
          id: 'groups',
          title: t('admin.groups'),
          width: '17%',
          cell: (row) => <GroupNames relationship={row} />,
        },
      ]}
    />
  );
}

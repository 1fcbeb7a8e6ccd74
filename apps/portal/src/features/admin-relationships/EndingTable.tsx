import { Checkbox } from '@fluentui/react-components';
import type { EndingRelationship } from '@mandate/api/portal/delegated-admin/wire';
import { DataTable } from '../../ui/DataTable.tsx';
import { useDates, useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { AdminStatusMark } from '../relationships/AdminStatusMark.tsx';

interface EndingTableProps {
  readonly rows: readonly EndingRelationship[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (rows: readonly EndingRelationship[], on: boolean) => void;
}

/** Relationships by their end, of which those that can extend themselves can be selected. */
export function EndingTable({ rows, selected, onSelect }: EndingTableProps) {
  const t = useMessages();
  const { day } = useDates();
  const extension = ({ status, autoExtend, mayAutoExtend }: EndingRelationship) => {
    if (status === 'active' && !mayAutoExtend) return t('ending.never');
    return t(autoExtend ? 'adminRelationships.on' : 'adminRelationships.off');
  };
  return (
    <DataTable
      caption={t('ending.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      sortedBy="end"
      columns={[
        {
          id: 'name',
          title: t('adminRelationships.name'),
          sortBy: ({ displayName }) => displayName,
          cell: ({ id, displayName, customer }) => (
            <RouterLink
              to="/partner/customers/$id/admin-relationships/$relationshipId"
              params={{ id: customer.id, relationshipId: id }}
            >
              {displayName}
            </RouterLink>
          ),
        },
        {
          id: 'customer',
          title: t('ending.customer'),
          width: '20%',
          sortBy: ({ customer }) => customer.name,
          cell: ({ customer }) => (
            <RouterLink to="/partner/customers/$id" params={{ id: customer.id }}>
              {customer.name}
            </RouterLink>
          ),
        },
        {
          id: 'status',
          title: t('adminRelationships.status'),
          width: '10%',
          sortBy: ({ status }) => t(`adminStatus.${status}`),
          cell: ({ status }) => <AdminStatusMark status={status} />,
        },
        {
          id: 'end',
          title: t('adminRelationships.end'),
          width: '16%',
          sortBy: ({ endsAt }) => endsAt,
          cell: ({ endsAt }) => day(endsAt),
        },
        {
          id: 'extend',
          title: t('adminRelationships.extend'),
          width: '16%',
          sortBy: extension,
          cell: extension,
        },
        {
          id: 'select',
          title: t('common.actions'),
          titleUnseen: true,
          width: '52px',
          cell: (row) =>
            row.mayAutoExtend && (
              <Checkbox
                aria-label={t('ending.select', { name: row.displayName })}
                checked={selected.has(row.id)}
                onChange={(_, { checked }) => onSelect([row], checked === true)}
              />
            ),
        },
      ]}
    />
  );
}

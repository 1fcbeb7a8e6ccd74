import { AddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { DataTable } from '../../ui/DataTable.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Said } from '../../ui/Said.tsx';
import { FilterField, holds, SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import { useMay } from '../../wire/queries.ts';
import { type AccessRow, PRINCIPAL_TYPES, useAccessRows } from './access-rows.ts';
import { RemoveAssignmentDialog } from './RemoveAssignmentDialog.tsx';
import { columnsOf } from './role-assignment-columns.tsx';

interface RoleAssignmentListProps {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly name: string;
}

/** Who holds which role here, searchable; and, for those who may, the way to give and to take. */
export function RoleAssignmentList({ tenantId, subscriptionId, name }: RoleAssignmentListProps) {
  const t = useMessages();
  const navigate = useNavigate();
  const scope = `/subscriptions/${subscriptionId}`;
  const { assignments, rows, naming, namesHidden } = useAccessRows(tenantId, scope);
  const mayAdd = useMay(tenantId, scope, 'Microsoft.Authorization/roleAssignments/write');
  const mayRemove = useMay(tenantId, scope, 'Microsoft.Authorization/roleAssignments/delete');
  const [removing, setRemoving] = useState<AccessRow>();
  const [said, setSaid] = useState('');
  const filter = useAccessFilter(rows);
  const columns = useMemo(() => columnsOf(t, { mayRemove, onRemove: setRemoving }), [t, mayRemove]);

  return (
    <>
      <div>
        <GatedButton
          appearance="primary"
          icon={<AddRegular />}
          gate={gateOf(mayAdd, t('access.add.refused'))}
          onClick={() =>
            void navigate({
              to: '/azure/$tenantId/subscriptions/$subscriptionId/access-control/add',
              params: { tenantId, subscriptionId },
            })
          }
        >
          {t('access.add')}
        </GatedButton>
      </div>
      <Said text={said} onDismiss={() => setSaid('')} />
      <Loaded
        of={assignments}
        needs={{ tenantId, scope, action: 'Microsoft.Authorization/roleAssignments/read', place: name }}
      >
        {(all) =>
          all.length === 0 ? (
            <Notice kind="empty" title={t('access.none.title')} text={t('access.none.text')} />
          ) : (
            <>
              {filter.toolbar}
              {namesHidden && <Message intent="warning">{t('access.namesHidden')}</Message>}
              {filter.rows.length === 0 ? (
                <Notice kind="notFound" title={t('common.noneMatch')} text={t('common.noneMatch.text')} />
              ) : (
                <div aria-busy={naming}>
                  <DataTable
                    caption={t('access.caption', { name })}
                    rows={filter.rows}
                    rowKey={(row) => row.id}
                    columns={columns}
                    sortedBy="name"
                  />
                </div>
              )}
            </>
          )
        }
      </Loaded>
      {removing && (
        <RemoveAssignmentDialog
          tenantId={tenantId}
          name={name}
          row={removing}
          onRemoved={() => setSaid(t('access.removed', { role: removing.role, name: removing.name }))}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

function useAccessFilter(rows: readonly AccessRow[]) {
  const t = useMessages();
  const { compare } = useFormats();
  const [search, setSearch] = useState('');
  const [type, setType] = useState('');
  const [role, setRole] = useState('');
  const types = PRINCIPAL_TYPES.filter((each) => rows.some((row) => row.type === each));
  const roles = [...new Set(rows.map((row) => row.role))].sort(compare);
  const found = rows.filter(
    (row) =>
      holds(search, row.name, row.detail, row.role, row.principalId) &&
      (type === '' || row.type === type) &&
      (role === '' || row.role === role),
  );
  const toolbar = (
    <Toolbar count={t('access.count', { count: found.length })}>
      <SearchField label={t('access.search')} hint={t('access.search.hint')} value={search} onChange={setSearch} />
      <FilterField
        label={t('access.filter.type')}
        value={type}
        onChange={setType}
        options={types.map((value) => ({ value, text: t(`access.type.${value}`) }))}
      />
      <FilterField
        label={t('access.filter.role')}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, text: value }))}
      />
    </Toolbar>
  );
  return { rows: found, toolbar };
}

import { DeleteRegular } from '@fluentui/react-icons';
import { scopeName } from '../../ui/azure-names.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { type Gate, GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import type { Messages } from '../../ui/messages.tsx';
import type { AccessRow } from './access-rows.ts';
import { ConditionBadge } from './ConditionBadge.tsx';
import { PrincipalCell } from './PrincipalCell.tsx';

interface Removal {
  /** The server's word; unknown while it has not answered. */
  readonly mayRemove: boolean | undefined;
  readonly onRemove: (row: AccessRow) => void;
}

/** The columns of the list of role assignments. */
export function columnsOf(t: Messages, { mayRemove, onRemove }: Removal): readonly Column<AccessRow>[] {
  const gate = (row: AccessRow): Gate => {
    if (row.inherited) return { refusal: t('access.remove.inherited', { scope: scopeName(t, row.scope) }) };
    return gateOf(mayRemove, t('access.remove.refused'));
  };
  return [
    {
      id: 'name',
      title: t('access.principal'),
      width: 'auto',
      sortBy: (row) => row.name,
      cell: (row) => <PrincipalCell row={row} />,
    },
    {
      id: 'type',
      title: t('access.type'),
      width: '14%',
      sortBy: (row) => t(`access.type.${row.type}`),
      cell: (row) => t(`access.type.${row.type}`),
    },
    {
      id: 'role',
      title: t('access.role'),
      width: '24%',
      sortBy: (row) => row.role,
      cell: (row) => (
        <span>
          {row.role}
          {row.condition && <ConditionBadge name={row.name} condition={row.condition} />}
        </span>
      ),
    },
    {
      id: 'scope',
      title: t('access.scope'),
      width: '16%',
      sortBy: (row) => (row.inherited ? scopeName(t, row.scope) : ''),
      cell: (row) =>
        row.inherited ? `${t('access.scope.inherited')} (${scopeName(t, row.scope)})` : t('access.scope.here'),
    },
    {
      id: 'actions',
      title: t('common.actions'),
      titleUnseen: true,
      width: '64px',
      cell: (row) => (
        <GatedButton
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('access.removeOf', { role: row.role, name: row.name })}
          gate={gate(row)}
          onClick={() => onRemove(row)}
        />
      ),
    },
  ];
}

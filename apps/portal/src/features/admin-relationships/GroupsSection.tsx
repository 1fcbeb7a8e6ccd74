import { Button, makeStyles } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message, Result } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { useMe } from '../../wire/queries.ts';
import { type Assignment, assignmentsQuery, type Relationship, roleIds, useUnassign } from './admin-relationships.ts';
import { GroupDialog } from './GroupDialog.tsx';
import { useGroupNames } from './GroupNames.tsx';

const useStyles = makeStyles({
  add: { alignSelf: 'start' },
  actions: { display: 'flex', gap: '4px', justifyContent: 'flex-end' },
});

/** The security groups of a relationship, and what their members hold at the customer. */
export function GroupsSection({ relationship }: { readonly relationship: Relationship }) {
  const styles = useStyles();
  const t = useMessages();
  const { tenant, partner } = useMe();
  const assignments = useQuery(assignmentsQuery(tenant.id, relationship.id));
  const [editing, setEditing] = useState<Assignment | 'new'>();
  const [said, setSaid] = useState('');
  const gate = gateOf(partner?.may.includes('delegatedAdmin.assign') ?? false, t('admin.groups.refused'));
  return (
    <Section title={t('admin.groups')} text={t('admin.groups.text')}>
      {said && <Result intent="success">{said}</Result>}
      <Loaded of={assignments}>
        {(rows) =>
          rows.length === 0 ? (
            <Message intent="warning" title={t('admin.groups.none.title')}>
              {t('admin.groups.none.text')}
            </Message>
          ) : (
            <GroupTable relationship={relationship} rows={rows} gate={gate} onEdit={setEditing} onSaid={setSaid} />
          )
        }
      </Loaded>
      <div className={styles.add}>
        <GatedButton gate={gate} appearance="secondary" icon={<AddRegular />} onClick={() => setEditing('new')}>
          {t('admin.groups.add')}
        </GatedButton>
      </div>
      <div>{t('admin.groups.nested')}</div>
      {editing && (
        <GroupDialog
          relationship={relationship}
          existing={editing === 'new' ? undefined : editing}
          assigned={(assignments.data ?? []).map(({ accessContainer }) => accessContainer.accessContainerId)}
          onSaved={(group) => {
            setEditing(undefined);
            setSaid(t('admin.groups.added', { group }));
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  );
}

interface GroupTableProps {
  readonly relationship: Relationship;
  readonly rows: readonly Assignment[];
  readonly gate: ReturnType<typeof gateOf>;
  readonly onEdit: (assignment: Assignment) => void;
  readonly onSaid: (text: string) => void;
}

function GroupTable({ relationship, rows, gate, onEdit, onSaid }: GroupTableProps) {
  const styles = useStyles();
  const t = useMessages();
  const { listAnd } = useFormats();
  const roleName = useDirectoryRoleName();
  const nameOf = useGroupNames(rows);
  const unassign = useUnassign(relationship.id);
  const [removing, setRemoving] = useState<Assignment>();
  const close = () => setRemoving(undefined);
  return (
    <>
      <DataTable
        caption={t('admin.groups.caption')}
        rows={rows}
        rowKey={({ id }) => id}
        sortedBy="group"
        columns={[
          { id: 'group', title: t('admin.groups.group'), width: '34%', sortBy: nameOf, cell: nameOf },
          {
            id: 'roles',
            title: t('admin.roles'),
            cell: ({ accessDetails }) => listAnd(roleIds(accessDetails).map(roleName)),
          },
          {
            id: 'actions',
            title: t('common.actions'),
            titleUnseen: true,
            width: '100px',
            cell: (row) =>
              gate === 'open' && (
                <div className={styles.actions}>
                  <Button
                    appearance="subtle"
                    icon={<EditRegular />}
                    aria-label={t('admin.groups.edit', { group: nameOf(row) })}
                    onClick={() => onEdit(row)}
                  />
                  <Button
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    aria-label={t('admin.groups.remove', { group: nameOf(row) })}
                    onClick={() => setRemoving(row)}
                  />
                </div>
              ),
          },
        ]}
      />
      {removing && (
        <ConfirmDialog
          title={t('admin.groups.remove.title', { group: nameOf(removing) })}
          confirm={t('common.remove')}
          busy={unassign.isPending}
          error={unassign.error}
          onConfirm={() =>
            unassign.mutate(removing, {
              onSuccess: () => {
                onSaid(t('admin.groups.removed', { group: nameOf(removing) }));
                close();
              },
            })
          }
          onClose={close}
        >
          {t('admin.groups.remove.text')}
        </ConfirmDialog>
      )}
    </>
  );
}

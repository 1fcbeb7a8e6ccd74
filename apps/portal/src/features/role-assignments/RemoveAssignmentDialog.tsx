import type { MessageId } from '@mandate/messages/portal/en';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { RichText, useMessages } from '../../ui/messages.tsx';
import { useMe } from '../../wire/queries.ts';
import type { AccessRow } from './access-rows.ts';
import { useRemoveAssignment } from './role-assignments.ts';

interface RemoveAssignmentDialogProps {
  readonly tenantId: string;
  /** The subscription's. */
  readonly name: string;
  readonly row: AccessRow;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Says what removing this assignment does, then removes it. */
export function RemoveAssignmentDialog({ tenantId, name, row, onRemoved, onClose }: RemoveAssignmentDialogProps) {
  const t = useMessages();
  const { user } = useMe();
  const remove = useRemoveAssignment(tenantId);
  const warnings: MessageId[] = [];
  if (row.type === 'ForeignGroup') warnings.push('access.remove.foreign');
  if (row.type === 'Group') warnings.push('access.remove.group');
  if (row.principalId.toLowerCase() === user.id.toLowerCase()) warnings.push('access.remove.own');
  return (
    <ConfirmDialog
      title={t('access.remove.title')}
      confirm={t('common.remove')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() =>
        remove.mutate(row.id, {
          onSuccess: () => {
            onRemoved();
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <div>
        <RichText id="access.remove.text" values={{ name: row.name, role: row.role, scope: name }} />
      </div>
      {warnings.map((warning) => (
        <Message key={warning} intent="warning">
          {t(warning)}
        </Message>
      ))}
    </ConfirmDialog>
  );
}

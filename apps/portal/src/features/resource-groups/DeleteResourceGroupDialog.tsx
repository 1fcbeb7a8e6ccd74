import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useMessages } from '../../ui/messages.tsx';

interface DeleteResourceGroupDialogProps {
  readonly name: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what goes with a resource group, and has its name typed before it is deleted. */
export function DeleteResourceGroupDialog({ name, ...dialog }: DeleteResourceGroupDialogProps) {
  const t = useMessages();
  return (
    <ConfirmDialog
      title={t('resourceGroups.delete.title', { name })}
      confirm={t('common.delete')}
      typed={{ label: t('resourceGroups.delete.confirm', { name }), text: name }}
      {...dialog}
    >
      <div>{t('resourceGroups.delete.text')}</div>
    </ConfirmDialog>
  );
}

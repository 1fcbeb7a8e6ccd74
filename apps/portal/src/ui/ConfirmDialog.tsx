import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useMessages } from './messages.tsx';
import { Problem } from './Problem.tsx';

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '12px' } });

interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly busy: boolean;
  readonly error: unknown;
  /** When given, it has to be typed first, for what cannot be undone. */
  readonly typed?: { readonly label: string; readonly text: string };
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is destroyed, and shows how it went. It is open for as long as it is rendered. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, busy, error, typed, onConfirm, onClose } = props;
  const styles = useStyles();
  const t = useMessages();
  const [text, setText] = useState('');
  const ready = !typed || text.trim().toLowerCase() === typed.text.toLowerCase();
  return (
    <Dialog open modalType={typed ? 'modal' : 'alert'} onOpenChange={(_, { open }) => !open && !busy && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && !busy) onConfirm();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              {typed && (
                <Field label={typed.label}>
                  <Input value={text} autoComplete="off" onChange={(_, { value }) => setText(value)} />
                </Field>
              )}
              {error !== null && error !== undefined && <Problem error={error} />}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={!ready || busy}>
                {confirm}
              </Button>
              <Button onClick={onClose} disabled={busy}>
                {t('common.cancel')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useMessages } from '../ui/messages.tsx';

const useStyles = makeStyles({ drawer: { width: 'min(300px, 86vw)' }, body: { padding: '0 12px 16px' } });

interface NavigationDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The menu where there is no room beside the page. */
export function NavigationDrawer({ open, onClose, children }: NavigationDrawerProps) {
  const styles = useStyles();
  const t = useMessages();
  return (
    <OverlayDrawer
      open={open}
      onOpenChange={() => onClose()}
      className={styles.drawer}
      aria-label={t('app.navigation')}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2' }}
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('app.closeMenu')}
              onClick={() => onClose()}
            />
          }
        >
          {t('app.menu')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <nav aria-label={t('app.navigation')}>{children}</nav>
      </DrawerBody>
    </OverlayDrawer>
  );
}

import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Read out by a screen reader whenever it changes, and not shown. */
export function Live({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={styles.hidden} aria-live="polite">
      {children}
    </span>
  );
}

/** Heard but not seen. */
export function Unseen({ children, id }: { readonly children: ReactNode; readonly id?: string }) {
  const styles = useStyles();
  return (
    <span className={styles.hidden} id={id}>
      {children}
    </span>
  );
}

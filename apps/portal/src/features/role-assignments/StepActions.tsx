import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (min-height: 480px)': { position: 'sticky', bottom: 0, zIndex: 1 },
  },
  state: { color: tokens.colorNeutralForeground2, marginInlineStart: '8px' },
});

/** The buttons that lead from step to step, and in words what is chosen or still missing. */
export function StepActions({ state, children }: { readonly state?: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.actions}>
      {children}
      <span className={styles.state} aria-live="polite">
        {state}
      </span>
    </div>
  );
}

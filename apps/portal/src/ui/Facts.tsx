import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, max-content) minmax(0, 1fr)',
    gap: '10px 24px',
    margin: 0,
    alignItems: 'baseline',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px' },
  },
  label: {
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 640px)': { marginTop: '8px', fontSize: tokens.fontSizeBase200 },
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Facts with their labels, one below the other. */
export function Facts({ facts }: { readonly facts: readonly { readonly label: string; readonly value: ReactNode }[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ label, value }) => [
        <dt key={`${label}-label`} className={styles.label}>
          {label}
        </dt>,
        <dd key={label} className={styles.value}>
          {value}
        </dd>,
      ])}
    </dl>
  );
}

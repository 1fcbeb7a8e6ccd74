import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BrandMark, brandTokens } from '../ui/brand.tsx';

const useStyles = makeStyles({
  bare: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  header: {
    display: 'flex',
    alignItems: 'center',
    height: '52px',
    padding: '0 20px',
    backgroundColor: brandTokens.ink,
  },
  brand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '10px',
    color: brandTokens.onInk,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  main: { maxWidth: '960px', margin: '0 auto', paddingTop: '32px' },
});

/** The frame of a page that belongs to no workspace. */
export function BarePage({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.bare}>
      <header className={styles.header}>
        <Link to="/" className={styles.brand}>
          <BrandMark />
          Mandate
        </Link>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useArrival } from '../../ui/arrival.ts';

const useStyles = makeStyles({
  frame: { width: '100%', maxWidth: '392px', display: 'flex', flexDirection: 'column', gap: '20px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    textWrap: 'balance',
  },
  text: { margin: '-12px 0 0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface SignInFrameProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly children: ReactNode;
}

/** A sign-in page: its title, what it is for, and what is to be done. */
export function SignInFrame({ title, text, children }: SignInFrameProps) {
  const styles = useStyles();
  useArrival('/sign-in');
  return (
    <div className={styles.frame}>
      <title>{`${title} – Mandate`}</title>
      <h1 className={styles.title}>{title}</h1>
      {text && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  );
}

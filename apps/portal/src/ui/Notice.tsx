import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BoxRegular, LockClosedRegular, SearchRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    gap: '20px',
    padding: '28px',
    maxWidth: '880px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    '@media (max-width: 640px)': { flexDirection: 'column', gap: '12px', padding: '20px 16px' },
  },
  icon: {
    flexShrink: 0,
    width: '44px',
    height: '44px',
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    fontSize: '22px',
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
  },
  locked: { color: tokens.colorStatusWarningForeground1, backgroundColor: tokens.colorStatusWarningBackground1 },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0, flexGrow: 1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
});

const ICONS = { locked: <LockClosedRegular />, empty: <BoxRegular />, notFound: <SearchRegular /> };

interface NoticeProps {
  /** `locked` for a missing right, `empty` for nothing there yet, `notFound` for a search without result. */
  readonly kind: keyof typeof ICONS;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** Stands in the place of content that is not there and says why. */
export function Notice({ kind, title, text, children }: NoticeProps) {
  const styles = useStyles();
  return (
    <section className={styles.notice}>
      <div className={mergeClasses(styles.icon, kind === 'locked' && styles.locked)} aria-hidden="true">
        {ICONS[kind]}
      </div>
      <div className={styles.body}>
        <h2 className={styles.title}>{title}</h2>
        {text && <p className={styles.text}>{text}</p>}
        {children}
      </div>
    </section>
  );
}

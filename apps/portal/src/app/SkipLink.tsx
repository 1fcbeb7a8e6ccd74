import { makeStyles, tokens } from '@fluentui/react-components';
import { useMessages } from '../ui/messages.tsx';

const useStyles = makeStyles({
  link: {
    position: 'fixed',
    top: '8px',
    left: '8px',
    zIndex: 10,
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: tokens.shadow16,
    ':not(:focus)': { clipPath: 'inset(50%)' },
  },
});

/** The first thing the keyboard reaches: past the header and the menu. */
export function SkipLink() {
  const styles = useStyles();
  const t = useMessages();
  return (
    <a href="#main" className={styles.link}>
      {t('app.skipToContent')}
    </a>
  );
}

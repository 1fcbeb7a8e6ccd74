import { makeStyles, tokens } from '@fluentui/react-components';
import { Outlet } from '@tanstack/react-router';
import { BrandMark, brandTokens } from '../ui/brand.tsx';
import { useMessages } from '../ui/messages.tsx';
import { AppearanceMenu, LanguageMenu } from './PreferenceMenus.tsx';
import { SignInPattern } from './SignInPattern.tsx';

const WIDE = '@media (min-width: 900px)';

const useStyles = makeStyles({
  layout: {
    minHeight: '100vh',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto 1fr',
    backgroundColor: tokens.colorNeutralBackground1,
    [WIDE]: { gridTemplateColumns: 'minmax(360px, 5fr) minmax(0, 7fr)', gridTemplateRows: '1fr' },
  },
  story: {
    position: 'relative',
    overflow: 'hidden',
    backgroundColor: brandTokens.ink,
    color: brandTokens.onInk,
    padding: '14px 20px',
    [WIDE]: { padding: '40px 48px', display: 'flex', flexDirection: 'column', justifyContent: 'space-between' },
  },
  brand: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '12px',
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  words: { position: 'relative', display: 'none', [WIDE]: { display: 'block' }, maxWidth: '30rem' },
  headline: {
    margin: '0 0 12px',
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.015em',
    textWrap: 'balance',
  },
  pitch: { margin: 0, color: brandTokens.onInkQuiet, fontSize: tokens.fontSizeBase400, lineHeight: '26px' },
  side: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  menus: { display: 'flex', justifyContent: 'flex-end', padding: '12px 16px' },
  main: {
    flexGrow: 1,
    display: 'grid',
    alignContent: 'center',
    justifyItems: 'center',
    padding: '16px 20px 72px',
    '@media (max-width: 899px)': { alignContent: 'start', paddingTop: '32px' },
  },
});

/** The frame of the pages for people who are not signed in. */
export function SignInLayout() {
  const styles = useStyles();
  const t = useMessages();
  return (
    <div className={styles.layout}>
      <header className={styles.story}>
        <SignInPattern />
        <div className={styles.brand}>
          <BrandMark size={32} />
          Mandate
        </div>
        <div className={styles.words}>
          <p className={styles.headline}>{t('signIn.headline')}</p>
          <p className={styles.pitch}>{t('signIn.pitch')}</p>
        </div>
      </header>
      <div className={styles.side}>
        <div className={styles.menus}>
          <LanguageMenu />
          <AppearanceMenu />
        </div>
        <main className={styles.main}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { BrandMark, brandTokens } from '../ui/brand.tsx';
import { useMessages } from '../ui/messages.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { useOnInkStyles } from './on-ink-styles.ts';
import { AppearanceMenu, LanguageMenu } from './PreferenceMenus.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    height: '52px',
    padding: '0 16px',
    backgroundColor: brandTokens.ink,
    color: brandTokens.onInk,
    '@media (max-width: 640px)': { padding: '0 8px' },
  },
  brand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '10px',
    padding: '4px 8px 4px 4px',
    borderRadius: tokens.borderRadiusMedium,
    color: 'inherit',
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: '2px solid currentColor' },
  },
  label: {
    color: brandTokens.onInkQuiet,
    paddingInlineStart: '12px',
    borderLeft: `1px solid ${brandTokens.inkHover}`,
    whiteSpace: 'nowrap',
    '@media (max-width: 640px)': { display: 'none' },
  },
  space: { flexGrow: 1 },
});

interface HeaderProps {
  readonly label: string;
  /** Set when the menu is in a drawer. */
  readonly menu: { readonly open: boolean; readonly toggle: () => void } | undefined;
}

/** The bar on top: who we are, which workspace this is, and what belongs to the person. */
export function Header({ label, menu }: HeaderProps) {
  const styles = useStyles();
  const onInk = useOnInkStyles();
  const t = useMessages();
  return (
    <header className={styles.header}>
      {menu && (
        <Button
          appearance="transparent"
          className={onInk.button}
          icon={<NavigationRegular />}
          aria-label={t('app.menu')}
          aria-expanded={menu.open}
          onClick={menu.toggle}
        />
      )}
      <Link to="/" className={styles.brand}>
        <BrandMark />
        Mandate
      </Link>
      <span className={styles.label}>{label}</span>
      <span className={styles.space} />
      <LanguageMenu onInk />
      <AppearanceMenu onInk />
      <AccountMenu />
    </header>
  );
}

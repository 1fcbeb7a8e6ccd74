import { makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMessages } from '../ui/messages.tsx';
import { useMedia } from '../ui/use-media.ts';
import { Header } from './Header.tsx';
import { NavigationDrawer } from './NavigationDrawer.tsx';
import { SkipLink } from './SkipLink.tsx';

// Below this width the menu moves into a drawer; 1280 px at 400 % zoom are 320 px.
const NARROW = '(max-width: 899px)';

const useStyles = makeStyles({
  workspace: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  // On a low window, such as at 400 % zoom, it scrolls away and leaves the room to the page.
  top: {
    '@media (min-height: 480px)': {
      position: 'sticky',
      zIndex: 5,
      top: 0,
      // On a phone only the banner stays: the header scrolls away above it.
      '@media (max-width: 640px)': { top: '-52px' },
    },
  },
  body: { display: 'flex', flexGrow: 1, alignItems: 'stretch' },
  navigation: {
    flex: '0 0 264px',
    boxSizing: 'border-box',
    padding: '16px 12px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  stuck: { position: 'sticky', top: 'calc(var(--top) + 16px)' },
  main: { flex: '1 1 0', minWidth: 0, ':focus': { outlineStyle: 'none' } },
});

interface WorkspaceProps {
  /** Which of the two workspaces this is. */
  readonly label: string;
  readonly navigation: ReactNode;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a workspace: header, on whose behalf, menu, page. */
export function Workspace({ label, navigation, banner, children }: WorkspaceProps) {
  const styles = useStyles();
  const t = useMessages();
  const narrow = useMedia(NARROW);
  const { pathname } = useLocation();
  // The menu is open on one page, so that it closes whenever another is shown.
  const [menuOpenOn, setMenuOpenOn] = useState<string>();
  const menuOpen = menuOpenOn === pathname;
  const top = useHeightAsTop();
  const toggleMenu = () => setMenuOpenOn(menuOpen ? undefined : pathname);

  return (
    <div className={styles.workspace}>
      <SkipLink />
      <div className={styles.top} ref={top}>
        <Header label={label} menu={narrow ? { open: menuOpen, toggle: toggleMenu } : undefined} />
        {banner}
      </div>
      <div className={styles.body}>
        {narrow ? (
          <NavigationDrawer open={menuOpen} onClose={() => setMenuOpenOn(undefined)}>
            {navigation}
          </NavigationDrawer>
        ) : (
          <nav className={styles.navigation} aria-label={t('app.navigation')}>
            <div className={styles.stuck}>{navigation}</div>
          </nav>
        )}
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  );
}

// How high the bar is depends on the banner and on how its text wraps; what sticks below it, and where a target is
// scrolled to, follow it through `--top`.
function useHeightAsTop() {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--top', `${current.offsetHeight}px`);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return element;
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { Outlet } from '@tanstack/react-router';
import { useMessages } from '../ui/messages.tsx';
import { Header } from './Header.tsx';

const useStyles = makeStyles({
  layout: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  main: { maxWidth: '960px', margin: '0 auto' },
});

/** The frame of pages on which somebody decides for their organization: nothing beside that leads elsewhere. */
export function ConsentLayout() {
  return <Frame label="partners.title" />;
}

/** The same for a page on which somebody decides for themselves. */
export function GuestLayout() {
  return <Frame label="guest.header" />;
}

function Frame({ label }: { readonly label: 'partners.title' | 'guest.header' }) {
  const styles = useStyles();
  const t = useMessages();
  return (
    <div className={styles.layout}>
      <Header label={t(label)} menu={undefined} />
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}

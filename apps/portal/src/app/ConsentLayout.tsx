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
  const styles = useStyles();
  const t = useMessages();
  return (
    <div className={styles.layout}>
      <Header label={t('partners.title')} menu={undefined} />
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}

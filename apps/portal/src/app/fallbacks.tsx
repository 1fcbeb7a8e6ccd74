import { Spinner } from '@fluentui/react-components';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useMessages } from '../ui/messages.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Problem } from '../ui/Problem.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';

/** Shown when a page could not be drawn at all. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const t = useMessages();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('error.unavailable.title')} narrow>
      <Problem error={error} retry={retry} />
    </Page>
  );
}

/** Shown for an address that is no page. */
export function NotFoundPage() {
  const t = useMessages();
  return (
    <Page title={t('app.pageNotFound.title')} narrow>
      <Notice kind="notFound" title={t('error.notFound.title')} text={t('app.pageNotFound.text')}>
        <RouterLink to="/">{t('app.toHome')}</RouterLink>
      </Notice>
    </Page>
  );
}

/** Shown when a page takes long to arrive. */
export function PendingPage() {
  const t = useMessages();
  return <Spinner style={{ padding: '64px 0' }} label={t('common.loading')} />;
}

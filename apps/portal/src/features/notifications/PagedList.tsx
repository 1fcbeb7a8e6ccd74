import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import type { PageWire } from '@mandate/api/portal/notifications/wire';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';

const useStyles = makeStyles({ more: { alignSelf: 'start' } });

interface PagedListProps<Row> {
  readonly of: UseInfiniteQueryResult<InfiniteData<PageWire<Row>>, unknown>;
  readonly none: ReactNode;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** The rows of a list that comes in pages, with the button for the next one. */
export function PagedList<Row>({ of: query, none, children }: PagedListProps<Row>) {
  const styles = useStyles();
  const t = useMessages();
  if (query.isPending) return <Spinner label={t('common.loading')} />;
  if (!query.data) return <Problem error={query.error} retry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  return (
    <>
      {rows.length === 0 && !query.hasNextPage ? none : children(rows)}
      {query.hasNextPage && (
        <Button className={styles.more} disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          {t('notifications.more')}
        </Button>
      )}
    </>
  );
}

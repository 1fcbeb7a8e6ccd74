import { makeStyles, Spinner } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isForbidden } from '../wire/call-error.ts';
import { MissingRight, type RightQuestion } from './MissingRight.tsx';
import { useMessages } from './messages.tsx';
import { Problem } from './Problem.tsx';

const useStyles = makeStyles({
  // What answers at once shows no spinner: it fades in late.
  spinner: {
    padding: '32px 0',
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDelay: '200ms',
    animationDuration: '150ms',
    animationFillMode: 'both',
  },
});

interface LoadedProps<T> {
  readonly of: UseQueryResult<T, unknown>;
  /** The right that the read needs; a 403 is explained with it. */
  readonly needs?: RightQuestion;
  readonly children: (value: T) => ReactNode;
}

/** Shows what a query answered; until then that it is loading, and otherwise what failed or which right is missing. */
export function Loaded<T>({ of: query, needs, children }: LoadedProps<T>) {
  const styles = useStyles();
  const t = useMessages();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Spinner className={styles.spinner} label={t('common.loading')} />;
  if (needs && isForbidden(query.error)) return <MissingRight {...needs} />;
  return <Problem error={query.error} retry={() => void query.refetch()} />;
}

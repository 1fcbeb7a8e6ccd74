import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { Customer } from '@mandate/api/portal/wire';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Unseen } from '../../ui/Live.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { SortHeading } from '../../ui/SortHeading.tsx';
import { useTableStyles } from '../../ui/table-styles.ts';
import { useMe } from '../../wire/queries.ts';
import { CustomerRow } from './CustomerRow.tsx';
import type { CustomerSearch, CustomerSort } from './customer-search.ts';

const useStyles = makeStyles({
  end: {
    display: 'grid',
    justifyItems: 'center',
    padding: '12px',
    color: tokens.colorNeutralForeground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  domain: { width: '27%', '@media (max-width: 1100px)': { display: 'none' } },
  state: { width: '15%' },
  delegated: { width: '20%' },
  expand: { width: '60px' },
});

const ROW_HEIGHT_PX = 53;
// The next page is fetched while this many rows are still ahead.
const ROWS_AHEAD = 40;

interface CustomerTableProps {
  readonly customers: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  readonly rows: readonly Customer[];
  readonly wanted: CustomerSearch;
  readonly onSort: (wanted: CustomerSearch) => void;
}

/** The customers found, of which only those in view are drawn. Each is a row group: its row and what it expands to. */
export function CustomerTable({ customers, rows, wanted, onSort }: CustomerTableProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const t = useMessages();
  const partner = useMe().tenant.displayName;
  const { frame, top } = useTopOnPage();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  // oxlint-disable-next-line react/incompatible-library -- It warns users of React Compiler, which we do not run.
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    scrollMargin: top,
  });
  const items = virtualizer.getVirtualItems();
  const first = items.at(0);
  const last = items.at(-1);
  useNextPage(customers, last !== undefined && last.index >= rows.length - ROWS_AHEAD);

  const toggle = (id: string) => {
    const next = new Set(expanded);
    if (!next.delete(id)) next.add(id);
    setExpanded(next);
  };

  const heading = (by: CustomerSort, title: string, className?: string) => {
    const { sort = 'companyName', descending = false, ...others } = wanted;
    const sorted = sort === by ? (descending ? 'descending' : 'ascending') : undefined;
    const turned = sorted === 'ascending' ? { descending: true } : {};
    const sortHere = () => onSort({ ...others, sort: by, ...turned });
    return <SortHeading title={title} sorted={sorted} className={className} onSort={sortHere} />;
  };

  return (
    <div className={table.frame} ref={frame}>
      <table className={table.table} aria-rowcount={customers.hasNextPage ? -1 : rows.length + 1}>
        <caption>
          <Unseen>{t('customers.caption', { partner })}</Unseen>
        </caption>
        <thead className={table.head}>
          <tr>
            {heading('companyName', t('customers.company'))}
            {heading('domain', t('customers.domain'), styles.domain)}
            {heading('relationship', t('customers.relationship'), styles.state)}
            {heading('delegatedAdmin', t('customers.delegatedAdmin'), styles.delegated)}
            <th scope="col" className={mergeClasses(table.heading, styles.expand)}>
              <Unseen>{t('customers.details')}</Unseen>
            </th>
          </tr>
        </thead>
        <Space heightPx={first ? first.start - top : 0} />
        {items.map((item) => {
          const customer = rows[item.index];
          if (!customer) return null;
          return (
            <tbody key={item.key} ref={virtualizer.measureElement} data-index={item.index}>
              <CustomerRow
                customer={customer}
                rowIndex={item.index + 2}
                expanded={expanded.has(customer.id)}
                onToggle={() => toggle(customer.id)}
              />
            </tbody>
          );
        })}
        <Space heightPx={last ? virtualizer.getTotalSize() - (last.end - top) : 0} />
      </table>
      {customers.hasNextPage && (
        <div className={styles.end}>
          {customers.isFetchingNextPage ? (
            <Spinner size="tiny" label={t('common.loading')} />
          ) : (
            <Button appearance="subtle" onClick={() => void customers.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

// Stands for the rows that are not drawn.
function Space({ heightPx }: { readonly heightPx: number }) {
  if (heightPx <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr style={{ height: heightPx }} />
    </tbody>
  );
}

/** How far below the top of the page the element lies, which the virtualiser has to know. */
function useTopOnPage() {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const box = frame.current?.getBoundingClientRect();
      if (box) setTop(box.top + window.scrollY);
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return { frame, top };
}

function useNextPage(
  { hasNextPage, isFetchingNextPage, fetchNextPage }: CustomerTableProps['customers'],
  near: boolean,
) {
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, fetchNextPage]);
}

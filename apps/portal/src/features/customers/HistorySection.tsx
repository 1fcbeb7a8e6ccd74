import { Button } from '@fluentui/react-components';
import type { RelationshipHistory } from '@mandate/api/portal/relationships/wire';
import type { Customer } from '@mandate/api/portal/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { historyQuery } from '../relationships/relationships.ts';

type Row = RelationshipHistory['rows'][number];

/** Who asked, accepted, confirmed and took back what between the partner and a customer, and when. */
export function HistorySection({ customer: { id, companyName } }: { readonly customer: Customer }) {
  const t = useMessages();
  const { dateTime } = useFormats();
  const history = useInfiniteQuery(historyQuery(id));
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? [];
  const what = ({ step, delegatedAdmin }: Row) =>
    t(step === 'accept' && delegatedAdmin ? 'history.accept.dap' : `history.${step}`);
  const who = ({ who: { of, name } }: Row) => {
    if (name !== null) return of === 'customer' ? t('activity.of', { name, partner: companyName }) : name;
    if (of === 'customer') return t('history.byCustomer', { customer: companyName });
    return t(of === 'operator' ? 'history.byOperator' : 'history.byOther');
  };
  return (
    <Section title={t('history.title')} text={t('history.text')}>
      <Loaded of={history}>
        {() =>
          rows.length === 0 && !history.hasNextPage ? (
            t('history.none')
          ) : (
            <DataTable
              caption={t('history.caption', { customer: companyName })}
              rows={rows}
              rowKey={({ sequence }) => String(sequence)}
              columns={[
                { id: 'when', title: t('history.when'), width: '28%', cell: ({ at }) => dateTime(at) },
                { id: 'what', title: t('history.what'), cell: what },
                { id: 'who', title: t('history.who'), cell: who },
              ]}
            />
          )
        }
      </Loaded>
      {history.hasNextPage && (
        <div>
          <Button disabledFocusable={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </Section>
  );
}

import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { FilterField, SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useMe } from '../../wire/queries.ts';
import { ActivityTable } from './ActivityTable.tsx';
import { ACTIONS } from './actions.ts';
import {
  type ActivitySearch,
  activityQuery,
  type Days,
  daysProblem,
  exportPath,
  lastMonth,
  MOST_DAYS,
} from './activity-log.ts';

const useStyles = makeStyles({
  days: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '8px 16px' },
  problem: { flexBasis: '100%', color: tokens.colorPaletteRedForeground1, ':empty': { display: 'none' } },
});

/** What was done in the partner's name: by days, customer and action; each entry with its details; as a file. */
export function ActivityLogPage() {
  const t = useMessages();
  const styles = useStyles();
  const { tenant, partner } = useMe();
  const { compare } = useFormats();
  const { search, change, typed, setTyped } = useSearchInAddress();
  const [month] = useState(() => lastMonth(Date.now()));
  const days: Days = { from: search.from ?? month.from, to: search.to ?? month.to };
  const problem = daysProblem(days);
  const problemId = useId();
  const wrong = problem ? ({ 'aria-invalid': true, 'aria-describedby': problemId } as const) : {};
  const log = useInfiniteQuery(activityQuery(tenant.id, days, search));
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const count = rows.length;
  const actions = Object.entries(ACTIONS)
    .map(([value, id]) => ({ value, text: t(id) }))
    .toSorted((one, other) => compare(one.text, other.text));
  return (
    <Page title={t('activityLog.title')} of={t('app.partnerCenter')} subtitle={t('activityLog.subtitle')}>
      <div className={styles.days}>
        <Field label={t('activityLog.from')}>
          <Input type="date" {...wrong} value={days.from} onChange={(_, { value }) => change({ from: value })} />
        </Field>
        <Field label={t('activityLog.to')}>
          <Input type="date" {...wrong} value={days.to} onChange={(_, { value }) => change({ to: value })} />
        </Field>
        <div id={problemId} role="alert" className={styles.problem}>
          {problem && t(`activityLog.range.${problem}`, { days: MOST_DAYS })}
        </div>
      </div>
      <Toolbar
        count={
          log.data && !problem ? t(log.hasNextPage ? 'activityLog.countMore' : 'activityLog.count', { count }) : ''
        }
      >
        <SearchField
          label={t('activityLog.customer')}
          hint={t('activityLog.customer.hint')}
          value={typed}
          onChange={setTyped}
        />
        <FilterField
          label={t('activityLog.action')}
          value={search.action ?? ''}
          options={actions}
          onChange={(action) => change({ action })}
        />
        {partner?.may.includes('audit.export') && !problem && (
          <Button as="a" href={exportPath(days, search)} download appearance="subtle" icon={<ArrowDownloadRegular />}>
            {t('activityLog.export')}
          </Button>
        )}
      </Toolbar>
      {!problem && (
        <Loaded of={log}>
          {() =>
            count === 0 && !log.hasNextPage ? (
              <Notice kind="empty" title={t('activityLog.none.title')} text={t('activityLog.none.text')} />
            ) : (
              <ActivityTable days={days} log={log} rows={rows} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

// What the log is narrowed to stands in the address, so that it can be sent to somebody and found again.
function useSearchInAddress() {
  const navigate = useNavigate();
  const router = useRouter();
  const search = useSearch({ from: '/signed-in/partner/activity-log' });
  const [typed, setTyped] = useState(search.customer ?? '');
  const settled = useDebounced(typed.trim(), 200);
  const change = (changed: ActivitySearch) => {
    const next = Object.entries({ ...search, ...changed }).filter(([, value]) => value !== undefined);
    // A day that was emptied stands there empty, because the page asks for it; a filter is everything then.
    const kept = next.filter(([name, value]) => value !== '' || name === 'from' || name === 'to');
    void navigate({ to: '/partner/activity-log', search: Object.fromEntries(kept), replace: true });
  };
  useEffect(() => {
    // Once another page was asked for, the address is no longer this one's to change, though this one is still shown.
    const isHere = router.latestLocation.pathname === '/partner/activity-log';
    if (isHere && settled !== (search.customer ?? '')) change({ customer: settled });
  });
  return { search, change, typed, setTyped };
}

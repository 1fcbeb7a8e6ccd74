import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { AuditRecordWire } from '@mandate/api/partner-center/audit/wire';
import { useState } from 'react';
import { Unseen } from '../../ui/Live.tsx';
import { useDates, useMessages } from '../../ui/messages.tsx';
import { useTableStyles } from '../../ui/table-styles.ts';
import { ActivityEntry } from './ActivityEntry.tsx';
import type { Days } from './activity-log.ts';

const useStyles = makeStyles({
  when: { width: '17%' },
  affected: { width: '19%' },
  by: { width: '27%' },
  expand: { width: '64px' },
  more: { alignSelf: 'start' },
});

interface ActivityTableProps {
  readonly days: Days;
  readonly rows: readonly AuditRecordWire[];
  readonly log: {
    readonly hasNextPage: boolean;
    readonly isFetching: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The entries of the log, each of which shows its details where it stands. */
export function ActivityTable({ days, rows, log }: ActivityTableProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const t = useMessages();
  const { day } = useDates();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const kept = [...expanded].filter((each) => each !== id);
    setExpanded(new Set(expanded.has(id) ? kept : [...kept, id]));
  };
  const heading = (name: 'when' | 'affected' | 'action' | 'by', style?: string) => (
    <th scope="col" className={mergeClasses(table.heading, style)}>
      {t(`activityLog.${name}`)}
    </th>
  );
  return (
    <>
      <div className={table.frame}>
        <table className={table.table}>
          <caption>
            <Unseen>{t('activityLog.caption', { from: day(days.from), to: day(days.to) })}</Unseen>
          </caption>
          <thead className={table.head}>
            <tr>
              {heading('when', styles.when)}
              {heading('affected', styles.affected)}
              {heading('action')}
              {heading('by', styles.by)}
              <th scope="col" className={mergeClasses(table.heading, styles.expand)}>
                <Unseen>{t('activityLog.details')}</Unseen>
              </th>
            </tr>
          </thead>
          <tbody className={table.body}>
            {rows.map((entry) => (
              <ActivityEntry
                key={entry.id}
                entry={entry}
                expanded={expanded.has(entry.id)}
                onToggle={() => toggle(entry.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {log.hasNextPage && (
        <Button className={styles.more} disabled={log.isFetching} onClick={() => void log.fetchNextPage()}>
          {t('notifications.more')}
        </Button>
      )}
    </>
  );
}

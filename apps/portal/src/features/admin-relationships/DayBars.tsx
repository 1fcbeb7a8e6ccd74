import { makeStyles, tokens } from '@fluentui/react-components';
import { Unseen } from '../../ui/Live.tsx';
import { useDates, useMessages } from '../../ui/messages.tsx';

const useStyles = makeStyles({
  bars: {
    display: 'flex',
    alignItems: 'end',
    gap: '2px',
    height: '120px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  bar: { flex: '1 1 0', minWidth: 0, backgroundColor: tokens.colorBrandBackground, borderRadius: '2px 2px 0 0' },
  most: { marginBottom: '8px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  days: {
    display: 'flex',
    justifyContent: 'space-between',
    marginTop: '4px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface DayBarsProps {
  readonly title: string;
  /** The first day that is counted, as `2026-11-22`. */
  readonly today: string;
  /** How many on today and each day next to it. */
  readonly counts: readonly number[];
  /** Whether the days are to come or past. */
  readonly direction: 'ahead' | 'back';
}

const DAY_MS = 86_400_000;

/** A bar for each day, from the earliest to the latest; a screen reader gets the days on which there is something. */
export function DayBars({ title, today, counts, direction }: DayBarsProps) {
  const styles = useStyles();
  const t = useMessages();
  const { day } = useDates();
  // Noon is on the same day nearly everywhere.
  const noon = Date.parse(`${today}T12:00:00Z`);
  const most = Math.max(...counts, 0);
  const dayOf = (index: number) =>
    day(new Date(direction === 'ahead' ? noon + index * DAY_MS : noon - index * DAY_MS).toISOString());
  const days = counts.map((count, index) => ({ count, day: dayOf(index), key: index }));
  const shown = direction === 'ahead' ? days : days.toReversed();
  if (most === 0) return <div>{t('figures.noDay')}</div>;
  return (
    <div>
      <div className={styles.most} aria-hidden="true">
        {t('figures.most', { count: most })}
      </div>
      <div className={styles.bars} aria-hidden="true">
        {shown.map(({ count, day: named, key }) => (
          <div
            key={key}
            className={styles.bar}
            style={{ height: `${(count / most) * 100}%` }}
            title={t('figures.onDay', { day: named, count })}
          />
        ))}
      </div>
      <div className={styles.days} aria-hidden="true">
        <span>{shown[0]?.day}</span>
        <span>{shown.at(-1)?.day}</span>
      </div>
      <Unseen>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.day')}</th>
              <th scope="col">{t('figures.count')}</th>
            </tr>
          </thead>
          <tbody>
            {shown
              .filter(({ count }) => count > 0)
              .map(({ count, day: named, key }) => (
                <tr key={key}>
                  <td>{named}</td>
                  <td>{count}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Unseen>
    </div>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useTableStyles } from './table-styles.ts';

const useStyles = makeStyles({
  heading: {
    padding: 0,
    border: '0 none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '24px',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface SortHeadingProps {
  readonly title: string;
  /** How the table is sorted by this column; absent when it is not. */
  readonly sorted: 'ascending' | 'descending' | undefined;
  readonly onSort: () => void;
  readonly className?: string | undefined;
  readonly width?: string | undefined;
}

/** The heading of a column by which the table can be sorted. */
export function SortHeading({ title, sorted, onSort, className, width }: SortHeadingProps) {
  const styles = useStyles();
  const table = useTableStyles();
  return (
    <th
      scope="col"
      className={mergeClasses(table.heading, className)}
      style={width ? { width } : undefined}
      aria-sort={sorted}
    >
      <button type="button" className={styles.heading} onClick={onSort}>
        {title}
        {sorted && (sorted === 'descending' ? <ArrowDownRegular /> : <ArrowUpRegular />)}
      </button>
    </th>
  );
}

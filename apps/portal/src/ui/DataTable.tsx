import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';
import { Unseen } from './Live.tsx';
import { useFormats } from './messages.tsx';
import { SortHeading } from './SortHeading.tsx';
import { useTableStyles } from './table-styles.ts';

/** One column. `sortBy` gives the text it is sorted by and makes its heading a button. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortBy?: (row: Row) => string;
  /** Share of the width, as a CSS length or percentage. */
  readonly width?: string;
  /** The heading is heard but not seen, for a column of buttons. */
  readonly titleUnseen?: boolean;
}

interface DataTableProps<Row> {
  /** Says what the table holds, to those who cannot see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sortedBy?: string;
}

/**
 * A sortable table that turns into a list of cards on a narrow screen. It is a real `table`, whose cells are read in
 * order by every screen reader; a grid would ask people to learn its keys and gain nothing, as nothing here is edited.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, sortedBy }: DataTableProps<Row>) {
  const table = useTableStyles();
  const [sort, setSort] = useState({ by: sortedBy ?? '', descending: false });
  const sorted = useSorted(rows, columns, sort);
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption>
          <Unseen>{caption}</Unseen>
        </caption>
        <thead className={table.head}>
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody className={table.body}>
          {sorted.map((row) => (
            <tr key={rowKey(row)} className={mergeClasses(table.row, table.stacked)}>
              {columns.map((column, index) => (
                <td
                  key={column.id}
                  className={mergeClasses(
                    table.cell,
                    table.stackedCell,
                    index === 0 && table.stackedFirst,
                    column.titleUnseen && table.stackedActions,
                  )}
                >
                  {index > 0 && !column.titleUnseen && (
                    <span className={table.stackedLabel} aria-hidden="true">
                      {column.title}
                    </span>
                  )}
                  {/* One box, so that label and content are the two columns of a card. */}
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function Heading<Row>({ column: { id, title, width, sortBy, titleUnseen }, sort, onSort }: HeadingProps<Row>) {
  const table = useTableStyles();
  const active = sort.by === id;
  if (sortBy) {
    return (
      <SortHeading
        title={title}
        width={width}
        sorted={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
        onSort={() => onSort({ by: id, descending: active && !sort.descending })}
      />
    );
  }
  return (
    <th scope="col" className={table.heading} style={width ? { width } : undefined}>
      {titleUnseen ? <Unseen>{title}</Unseen> : title}
    </th>
  );
}

function useSorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort): readonly Row[] {
  const { compare } = useFormats();
  const textOf = columns.find((column) => column.id === sort.by)?.sortBy;
  return useMemo(() => {
    if (!textOf) return rows;
    const sign = sort.descending ? -1 : 1;
    return rows.toSorted((a, b) => sign * compare(textOf(a), textOf(b)));
  }, [rows, textOf, sort.descending, compare]);
}

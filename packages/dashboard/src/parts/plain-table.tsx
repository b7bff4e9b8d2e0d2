import type { ReactNode } from 'react';
import { roomy, useMedia } from '../app/use-media.ts';
import { RowCard } from './row-card.tsx';

export interface PlainColumn<Row> {
  title: string;
  value(row: Row): ReactNode;
  /** A count, whose digits stand below each other. */
  isCount?: true;
}

interface PlainTableProps<Row> {
  rows: readonly Row[];
  /** The first names the row. */
  columns: readonly [PlainColumn<Row>, ...PlainColumn<Row>[]];
}

/** A table that only shows: without pages, without sorting; a card a row where there is no room for one. */
export function PlainTable<Row extends { id: string }>({ rows, columns }: PlainTableProps<Row>) {
  const [first, ...others] = columns;
  const isRoomy = useMedia(roomy);
  if (!isRoomy)
    return (
      <ul className="rows">
        {rows.map((row) => (
          <RowCard
            key={row.id}
            heading={first.value(row)}
            cells={others.map(({ title, value }) => ({ name: title, value: value(row) }))}
          />
        ))}
      </ul>
    );
  return (
    <div className="table-room">
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(({ title, isCount }) => (
              <th key={title} scope="col" className={isCount ? 'count' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ title, value, isCount }) => (
                <td key={title} className={isCount ? 'count' : undefined}>
                  {value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

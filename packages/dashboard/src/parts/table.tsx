import { Table as AntTable, Pagination, type TableProps } from 'antd';
import { Fragment, type Key, type ReactNode, useState } from 'react';
import { roomy, useMedia } from '../app/use-media.ts';
import { type Cell, RowCard } from './row-card.tsx';

type Row = object;

const keyOf = <R extends Row>(rowKey: TableProps<R>['rowKey'], row: R, at: number): Key =>
  typeof rowKey === 'function' ? rowKey(row, at) : String(row[rowKey as keyof R]);

interface Shown extends Cell {
  /** A rank or the like, which heads no card. */
  isNarrow: boolean;
}

const narrow = 100;

/** What the columns of a table show of a row, one below the other; columns of columns are not used here. */
function shownOf<R extends Row>(columns: TableProps<R>['columns'], row: R, at: number): Shown[] {
  return (columns ?? []).flatMap((column) => {
    if ('children' in column) return [];
    const given = typeof column.dataIndex === 'string' ? row[column.dataIndex as keyof R] : undefined;
    const value = column.render ? column.render(given, row, at) : given;
    const isNarrow = typeof column.width === 'number' && column.width < narrow;
    return [{ name: column.title as ReactNode, value: value as ReactNode, isNarrow }];
  });
}

interface CardProps<R extends Row> {
  table: TableProps<R>;
  row: R;
  at: number;
}

/** A row on a phone: its first column with a name as the heading, the others named. */
function Card<R extends Row>({ table, row, at }: CardProps<R>) {
  const shown = shownOf(table.columns, row, at);
  const heading = Math.max(
    0,
    shown.findIndex(({ isNarrow }) => !isNarrow),
  );
  return (
    <RowCard
      heading={shown[heading]?.value}
      cells={shown.filter((_, place) => place !== heading)}
      more={table.expandable?.expandedRowRender?.(row, at, 0, true)}
    />
  );
}

function Pages<R extends Row>({ of }: { of: TableProps<R>['pagination'] }) {
  if (!of) return null;
  const { current, pageSize, total, onChange } = of;
  return (
    <Pagination
      simple
      align="center"
      {...(current === undefined ? {} : { current })}
      {...(pageSize === undefined ? {} : { pageSize })}
      {...(total === undefined ? {} : { total })}
      {...(onChange ? { onChange } : {})}
    />
  );
}

/** A table where there is room for one, else a card a row, so that nothing has to be pushed sideways. */
export function Table<R extends Row>(table: TableProps<R>) {
  const isRoomy = useMedia(roomy);
  if (isRoomy) return <AntTable<R> {...table} />;
  return <Cards {...table} />;
}

/** Pages that the table makes itself, of rows that are all there; null where whoever asked for the rows makes them. */
function ownPages<R extends Row>({
  pagination,
  dataSource,
}: Pick<TableProps<R>, 'pagination' | 'dataSource'>): number | null {
  if (!pagination || pagination.total !== undefined) return null;
  const { pageSize = 10 } = pagination;
  return pageSize < (dataSource?.length ?? 0) ? pageSize : null;
}

function Cards<R extends Row>(table: TableProps<R>) {
  const [page, setPage] = useState(1);
  const all = table.dataSource ?? [];
  if (all.length === 0) return <p className="note">{emptyText(table)}</p>;
  const size = ownPages(table);
  const rows = size === null ? all : all.slice((page - 1) * size, page * size);
  const pages =
    size === null
      ? table.pagination
      : { current: page, pageSize: size, total: all.length, onChange: setPage };
  const isOnePage = size === null && table.pagination && table.pagination.total === undefined;
  return (
    <>
      <ul className="rows">
        {rows.map((row, at) => (
          <Fragment key={keyOf(table.rowKey, row, at)}>
            <Card table={table} row={row} at={at} />
            {childrenOf(row).map((child, place) => (
              <Card key={keyOf(table.rowKey, child, place)} table={table} row={child} at={place} />
            ))}
          </Fragment>
        ))}
      </ul>
      <Pages of={isOnePage ? false : pages} />
    </>
  );
}

/** Rows below a row, as tables with trees have them. */
const childrenOf = <R extends Row>(row: R): R[] =>
  'children' in row && Array.isArray(row.children) ? row.children : [];

function emptyText<R extends Row>({ locale }: TableProps<R>): ReactNode {
  const text = locale?.emptyText;
  return typeof text === 'function' ? text() : (text ?? '没有');
}

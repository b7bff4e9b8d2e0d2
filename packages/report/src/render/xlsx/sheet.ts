/** What a column holds; the workbook gives each kind its own cell format. */
export type CellKind = 'text' | 'count' | 'number' | 'rate' | 'share' | 'day';

export type Cell = string | number | null;

export interface SheetColumn {
  title: string;
  kind: CellKind;
  /** In characters of the default font. */
  width: number;
}

/** One sheet: a header row and typed rows below it; null is an empty cell. */
export interface Sheet {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly Cell[])[];
}

/** A column with what it takes from a row. */
export interface ColumnOf<T> extends SheetColumn {
  of(row: T): Cell;
}

const widths: Record<CellKind, number> = { text: 18, count: 10, number: 12, rate: 12, share: 10, day: 12 };

/** A column of one kind; texts say how wide they are. */
export const column = <T>(
  kind: CellKind,
  title: string,
  of: (row: T) => Cell,
  width: number = widths[kind],
): ColumnOf<T> => ({ title, kind, width, of });

/** The sheet of these rows. */
export const sheetOf = <T>(name: string, columns: readonly ColumnOf<T>[], rows: readonly T[]): Sheet => ({
  name,
  columns: columns.map(({ title, kind, width }) => ({ title, kind, width })),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});

/** 是, 否, or nothing where it is not known. */
export const yesNo = (value: boolean | null): Cell => (value === null ? null : value ? '是' : '否');

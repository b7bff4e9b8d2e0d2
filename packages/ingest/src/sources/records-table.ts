import type { RowFault, Table, TableRow } from '../read/table.ts';

/** One record of a page: its fields by name, or what is wrong with it. */
export interface PageRecord {
  /** The record as JSON text, by which its page is known again. */
  text: string;
  fields: ReadonlyMap<string, string>;
  fault?: RowFault;
}

/** The names of all fields of some records, in the order in which they first appear. */
export function keysOf(records: readonly PageRecord[]): string[] {
  const keys = new Set<string>();
  for (const { fields } of records) for (const key of fields.keys()) keys.add(key);
  return [...keys];
}

/** Records in memory as a table. Columns that `known` names are there even if no record of the page has them. */
export function recordsTable(
  name: string,
  records: readonly PageRecord[],
  known: readonly string[] = [],
): Table {
  const keys = [...new Set([...keysOf(records), ...known])];
  const rowOf = ({ text, fields, fault }: PageRecord, index: number): TableRow =>
    fault
      ? { no: index + 1, cells: [text.slice(0, 64)], fault }
      : { no: index + 1, cells: keys.map((key) => fields.get(key) ?? '') };
  return {
    path: name,
    encoding: 'utf-8',
    format: 'json',
    keys,
    preview: [],
    async *batches(onBytes) {
      onBytes?.(Buffer.from(records.map(({ text }) => text).join('\n')));
      yield records.map(rowOf);
    },
  };
}

import { RejectedFileError } from '@voc/core';
import { brokenMark, restoreOwn } from './decode-tolerantly.ts';
import { parseJsonRecord } from './parse-json-record.ts';
import { LineSplitter, ObjectSplitter } from './split-objects.ts';
import type { RecordText } from './split-records.ts';
import { invalidBytes, maxFieldLength, type TableRow, tooLong } from './table.ts';

const escapedPairs = /\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}/gi;
const escapedHalf = /\\ud[89a-f]/i;

/** True for a record in which half a character is escaped, which no database takes. */
const hasHalf = (text: string): boolean =>
  escapedHalf.test(text) && escapedHalf.test(text.replace(escapedPairs, ''));

/** The record as cells in the order of the keys; a field of another name is left out. */
function toRow(record: RecordText, keys: readonly string[]): TableRow {
  const { no, text } = record;
  const refused = (fault: TableRow['fault']): TableRow => ({ no, cells: [text.slice(0, 64)], fault });
  if (record.cut !== undefined) return refused(tooLong());
  if (text.includes(brokenMark)) {
    const broken = [...(parseJsonRecord(text) ?? [])].find(([, value]) => value.includes(brokenMark));
    return refused(invalidBytes(broken?.[0]));
  }
  const fields = parseJsonRecord(restoreOwn(text));
  if (!fields)
    return refused({ reason: 'broken_json', detail: '该行不是完整的 JSON 对象,可能被截断或多了符号' });
  if (hasHalf(text))
    return refused(invalidBytes([...fields].find(([, value]) => /\p{Cs}/u.test(value))?.[0]));
  const cells = keys.map((key) => fields.get(key) ?? '');
  const long = text.length > maxFieldLength ? cells.findIndex((cell) => cell.length > maxFieldLength) : -1;
  return long >= 0 ? refused(tooLong(keys[long])) : { no, cells };
}

const rowsOf = (records: readonly RecordText[], keys: readonly string[]): TableRow[] =>
  records.filter(({ text }) => text.trim() !== '').map((record) => toRow(record, keys));

/** All keys of the records in a text, in the order they first appear. */
export function findKeys(text: string, isList: boolean): string[] {
  const splitter = isList ? new ObjectSplitter() : new LineSplitter();
  const keys = new Set<string>();
  const records = splitter.push(text);
  const rest = splitter instanceof LineSplitter ? splitter.end() : [];
  for (const record of [...records, ...rest])
    for (const key of parseJsonRecord(record.text)?.keys() ?? []) keys.add(key);
  return [...keys];
}

/** Rows of JSON lines, or of one JSON list; RejectedFileError when a list ends inside a record. */
export async function* readJson(
  texts: AsyncIterable<string>,
  keys: readonly string[],
  isList: boolean,
  file: string,
): AsyncGenerator<TableRow[]> {
  const splitter = isList ? new ObjectSplitter() : new LineSplitter();
  for await (const text of texts) {
    const rows = rowsOf(splitter.push(text), keys);
    if (rows.length > 0) yield rows;
  }
  if (splitter instanceof LineSplitter) {
    const rows = rowsOf(splitter.end(), keys);
    if (rows.length > 0) yield rows;
  } else if (splitter.isOpen)
    throw new RejectedFileError({
      file,
      row: splitter.row,
      problem: 'JSON 列表在这条记录中间就结束了',
      remedy: '文件没有下载完整,请重新导出后再导入',
    });
}

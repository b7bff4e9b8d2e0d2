import { RejectedFileError } from '@voc/core';
import { isDamagedId, losesDigits } from './mapping/damaged-id.ts';
import type { MappingMatch } from './mapping/detect.ts';
import { normalizeHeader } from './mapping/normalize-header.ts';
import type { TableRow } from './read/table.ts';

/** Where a table was matched, with its first data rows. */
export interface MatchedColumns {
  file: string;
  match: MappingMatch;
  header: readonly string[];
  headerRow: number;
  rows: readonly TableRow[];
}

/** So many different long ids must end in zeros before it is no chance any more. */
const enoughIds = 5;

function refuseTwice({ file, match, header, headerRow }: MatchedColumns): void {
  const names = header.map(normalizeHeader);
  for (const at of match.columns.values()) {
    const name = names[at] ?? '';
    if (name === '' || names.indexOf(name) === names.lastIndexOf(name)) continue;
    throw new RejectedFileError({
      file,
      row: headerRow,
      column: (header[at] ?? '').trim(),
      problem: '这个列名出现了不止一次,分不清该用哪一列',
      remedy: '请删去多余的一列或给它改名后再导入',
    });
  }
}

/** The first row whose id is damaged, where most ids of the column are. */
function findDamaged(rows: readonly TableRow[], at: number): TableRow | undefined {
  const filled = rows.filter(({ cells }) => (cells[at] ?? '').trim() !== '');
  const damaged = filled.filter(({ cells }) => isDamagedId(cells[at] ?? ''));
  if (damaged.length * 2 > filled.length) return damaged[0];
  const rounded = filled.filter(({ cells }) => losesDigits(cells[at] ?? ''));
  const ids = new Set(rounded.map(({ cells }) => cells[at]));
  return ids.size >= enoughIds && rounded.length === filled.length ? rounded[0] : undefined;
}

function refuseDamaged({ file, match, header, rows }: MatchedColumns): void {
  for (const [name, at] of match.columns) {
    if (match.mapping.fields[name]?.type !== 'id') continue;
    const found = findDamaged(rows, at);
    if (!found) continue;
    throw new RejectedFileError({
      file,
      row: found.no,
      column: (header[at] ?? '').trim(),
      problem: '这一列的编号已被表格软件改写(如 1.23457E+18,或第 16 位起全是 0),末几位丢失,无法还原',
      remedy: '请从平台重新导出,不要先用 Excel 打开再保存;要用 Excel 时,先把这一列设为文本格式',
    });
  }
}

/**
 * Throws RejectedFileError where a column that is needed has its name twice, or is a column of ids most of which
 * have lost digits. A few damaged ids among whole ones are set aside row by row.
 */
export function checkColumns(matched: MatchedColumns): void {
  refuseTwice(matched);
  refuseDamaged(matched);
}

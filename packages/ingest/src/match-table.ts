import { basename } from 'node:path';
import { RejectedFileError } from '@voc/core';
import { type Detection, detectMapping, type MappingMatch } from './mapping/detect.ts';
import type { Mapping } from './mapping/schema.ts';
import type { Table } from './read/table.ts';

export interface TableMatch extends MappingMatch {
  /** Number of the record that holds the header; 0 without one. */
  headerRow: number;
  /** Column names as written. */
  header: readonly string[];
}

/** A title or two may stand above the header. */
const headerRows = 5;

function refuse(detection: Detection, file: string, header: readonly string[]): never {
  const columns = header
    .slice(0, 12)
    .map((name) => name.trim().slice(0, 20))
    .join('、');
  if (detection.status === 'tie')
    throw new RejectedFileError({
      file,
      row: 1,
      problem: `有多个来源映射同样适合这个文件(${detection.names.join('、')})`,
      remedy: '请在 seeds/sources 里给其中一个映射加上能区分的列名',
    });
  const closest = detection.status === 'unknown' ? detection.closest : undefined;
  const missing = closest?.missing.map((name) => `「${name}」`).join('、');
  throw new RejectedFileError({
    file,
    row: 1,
    problem:
      closest && missing
        ? `认不出的表格布局(读到的列:${columns});与「${closest.name}」最接近,但缺少列 ${missing}`
        : `认不出的表格布局,找不到文字列(读到的列:${columns})`,
    remedy: '请核对导出的模板和列名,或在 seeds/sources 里为它新增一个映射',
  });
}

/** The mapping that fits a table and the place of its header; RejectedFileError when none does. */
export function matchTable(table: Table, mappings: readonly Mapping[]): TableMatch {
  if (table.keys) {
    const detection = detectMapping(table.keys, mappings);
    if (detection.status !== 'found') return refuse(detection, basename(table.path), table.keys);
    return { ...detection.match, headerRow: 0, header: table.keys };
  }
  const rows = table.preview.slice(0, headerRows);
  for (const { no, cells } of rows) {
    const detection = detectMapping(cells, mappings);
    if (detection.status !== 'found') continue;
    const { hasHeader } = detection.match;
    const header = hasHeader ? cells : cells.map((_, index) => String(index + 1));
    return { ...detection.match, headerRow: hasHeader ? no : 0, header };
  }
  const header = rows[0]?.cells ?? [];
  return refuse(detectMapping(header, mappings), basename(table.path), header);
}

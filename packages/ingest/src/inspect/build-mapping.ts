import type { ImportKind } from '@voc/core';
import {
  type ColumnShape,
  type FieldMapping,
  type FieldType,
  Mapping,
  type TargetField,
} from '../mapping/schema.ts';
import { type ColumnLook, gradeStars, roleWords } from './column-look.ts';
import type { ProposedColumn, Sheet } from './propose-mapping.ts';

export interface MappingParts {
  sheet: Sheet;
  kind: ImportKind;
  columns: readonly ProposedColumn[];
  columnLooks: readonly ColumnLook[];
  name: string;
}

const ids: readonly TargetField[] = ['externalId', 'orderId', 'listingId', 'skuId', 'productId'];
const instants: readonly TargetField[] = ['eventAt', 'followUpAt', 'orderedAt', 'signedAt'];

function typeOf(field: TargetField, look: ColumnLook): FieldType {
  if (ids.includes(field)) return 'id';
  if (instants.includes(field)) return look.epoch > look.instant ? 'epoch' : 'instant';
  return field === 'rating' ? 'rating' : 'text';
}

/** Words of the column that stand for stars or roles; others stay as they are and are told when the file is read. */
function wordsOf(field: TargetField, values: readonly string[]): Record<string, string> {
  const known = field === 'rating' ? gradeStars : field === 'role' ? roleWords : {};
  const found = [...new Set(values.map((value) => value.trim()))].sort();
  return Object.fromEntries(
    found.flatMap((value): [string, string][] => {
      const meaning = Object.hasOwn(known, value.toLowerCase()) ? known[value.toLowerCase()] : undefined;
      return meaning === undefined ? [] : [[value, meaning]];
    }),
  );
}

/** A column that is nearly always filled tells the layout apart from others. */
const nearlyAlways = 0.95;

function fieldMapping({ sheet, columnLooks }: MappingParts, at: number, field: TargetField): FieldMapping {
  const look = columnLooks[at];
  const values = wordsOf(
    field,
    sheet.rows.map((row) => row[at] ?? ''),
  );
  const isCore = field === 'text' || field === 'role' || instants.slice(0, 1).includes(field);
  return {
    aliases: sheet.hasHeader ? [(sheet.header[at] ?? '').trim()] : [],
    required: field === 'text' || (isCore && (look?.filled ?? 0) >= nearlyAlways),
    type: look ? typeOf(field, look) : 'text',
    ...(Object.keys(values).length > 0 ? { transform: { kind: 'values' as const, values } } : {}),
  };
}

/** What every cell of a column of a file without a header must look like; only sure looks are told. */
function shapeOf(look: ColumnLook | undefined, field: TargetField | null): ColumnShape {
  if (!look || look.filled < 1) return { field };
  if (look.instant === 1) return { field, pattern: '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}.*' };
  if (look.rating === 1) return { field, pattern: '\\S{1,6}' };
  if (look.order === 1 || look.epoch === 1) return { field, pattern: '[\\w-]{10,30}' };
  return { field };
}

/** The mapping file of a proposal; a sentence in Chinese that says why there can be none. */
export function buildMapping(parts: MappingParts): Mapping | string {
  const { sheet, kind, columns, columnLooks, name } = parts;
  const fields = Object.fromEntries(
    columns.flatMap(({ field }, at) => (field === null ? [] : [[field, fieldMapping(parts, at, field)]])),
  );
  const shapes = columns.map(({ field }, at) => shapeOf(columnLooks[at], field));
  if (!sheet.hasHeader && !shapes.some(({ pattern }) => pattern !== undefined))
    return '没有表头,也没有能认出这种文件的列(时间、星级或编号),请先在第一行加上列名';
  const parsed = Mapping.safeParse({
    name,
    version: '1',
    kind,
    fields,
    ...(sheet.hasHeader ? {} : { columns: shapes }),
  });
  return parsed.success
    ? parsed.data
    : `无法写成映射(${parsed.error.issues.map(({ message }) => message).join(';')})`;
}

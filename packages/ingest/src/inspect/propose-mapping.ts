import type { ImportKind } from '@voc/core';
import { normalizeHeader } from '../mapping/normalize-header.ts';
import type { Mapping, TargetField } from '../mapping/schema.ts';
import { buildMapping } from './build-mapping.ts';
import { type ColumnLook, lookAt } from './column-look.ts';
import { indexAliases, proposedFields, scoreColumn } from './score-column.ts';

/** Column names with the first rows below; without a header the names are the places from 1. */
export interface Sheet {
  hasHeader: boolean;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A column and what it probably is. */
export interface ProposedColumn {
  name: string;
  field: TargetField | null;
  /** How sure it is, 0 to 1. */
  score: number;
}

export interface Proposal {
  kind: ImportKind;
  columns: ProposedColumn[];
  /** What is missing, in Chinese; empty when the file can be read by the proposal. */
  missing: string[];
  /** Not quite right, in Chinese, but readable. */
  hints: string[];
  /** The mapping as it would be saved; null when something is missing. */
  mapping: Mapping | null;
}

/** What a person says of the columns, in their order: a field, or null for one that is not read. */
export interface Choices {
  kind: ImportKind;
  fields: readonly (TargetField | null)[];
}

/** Below this nobody would bet on it. */
const threshold = 0.4;

interface Candidate {
  at: number;
  field: TargetField;
  score: number;
}

/** Each column one field and each field one column, the surest first. */
function assign(
  sheet: Sheet,
  columnLooks: readonly ColumnLook[],
  mappings: readonly Mapping[],
): Map<number, Candidate> {
  const aliases = indexAliases(mappings);
  const names = sheet.header.map(normalizeHeader);
  const candidates = sheet.header.flatMap((name, at): Candidate[] => {
    const look = columnLooks[at];
    if (!look || (sheet.hasHeader && names.indexOf(names[at] ?? '') !== at)) return [];
    const known = sheet.hasHeader ? name : '';
    return proposedFields.map((field) => ({ at, field, score: scoreColumn(known, look, field, aliases) }));
  });
  const order = (field: TargetField): number => proposedFields.indexOf(field);
  candidates.sort((a, b) => b.score - a.score || order(a.field) - order(b.field) || a.at - b.at);
  const taken = new Map<number, Candidate>();
  const used = new Set<TargetField>();
  for (const one of candidates) {
    if (one.score < threshold || taken.has(one.at) || used.has(one.field)) continue;
    taken.set(one.at, one);
    used.add(one.field);
  }
  return taken;
}

/** Each field once: of a field that was chosen twice the first column has it. */
function chosen({ fields }: Choices): Map<number, Candidate> {
  const taken = new Map<number, Candidate>();
  for (const [at, field] of fields.entries())
    if (field !== null && fields.indexOf(field) === at) taken.set(at, { at, field, score: 1 });
  return taken;
}

function kindOf(fields: ReadonlySet<TargetField>, header: readonly string[]): ImportKind {
  if (fields.has('role')) return 'chats';
  if (header.some((name) => name.includes('投诉'))) return 'tickets';
  return fields.has('reason') && !fields.has('rating') ? 'refunds' : 'reviews';
}

function missingOf(kind: ImportKind, fields: ReadonlySet<TargetField>): string[] {
  const missing: string[] = [];
  if (!fields.has('text') && !(kind === 'refunds' && fields.has('reason')))
    missing.push('找不到顾客说的话(文字列)');
  if (kind === 'chats' && !fields.has('externalId') && !(fields.has('customer') && fields.has('eventAt')))
    missing.push('找不到会话编号,也没有顾客和时间,分不清哪几行是同一个会话');
  return missing;
}

function hintsOf(kind: ImportKind, fields: ReadonlySet<TargetField>): string[] {
  const hints: string[] = [];
  if (!fields.has('eventAt')) hints.push('没有时间列:这些声音只进「全部数据」报告,不进周报和月报');
  if (!fields.has('listingId') && !fields.has('productId'))
    hints.push('没有商品编号:这些声音算作「未关联商品」');
  if (kind === 'reviews' && !fields.has('externalId'))
    hints.push('没有评价编号:内容改动后的同一条评价会当成另一条');
  return hints;
}

/**
 * What the columns of an unknown file probably are, by the names that all mappings use and by the look of the
 * values, or by what a person has chosen. The mapping is written into `name`; it holds only columns that scored well.
 */
export function proposeMapping(
  sheet: Sheet,
  mappings: readonly Mapping[],
  name: string,
  choices?: Choices,
): Proposal {
  const columnLooks = sheet.header.map((_, at) => lookAt(sheet.rows.map((row) => row[at] ?? '')));
  const taken = choices ? chosen(choices) : assign(sheet, columnLooks, mappings);
  const fields = new Set([...taken.values()].map(({ field }) => field));
  const kind = choices?.kind ?? kindOf(fields, sheet.header);
  const missing = missingOf(kind, fields);
  const columns = sheet.header.map((column, at) => ({
    name: column.trim(),
    field: taken.get(at)?.field ?? null,
    score: Math.round((taken.get(at)?.score ?? 0) * 100) / 100,
  }));
  const built = missing.length === 0 ? buildMapping({ sheet, kind, columns, columnLooks, name }) : null;
  if (typeof built === 'string') missing.push(built);
  const mapping = typeof built === 'string' ? null : built;
  return { kind, columns, missing, hints: hintsOf(kind, fields), mapping };
}

import { normalizeHeader } from './normalize-header.ts';
import type { FieldMapping, Mapping, TargetField } from './schema.ts';

/** A mapping that fits a file, with the place of each of its fields. */
export interface MappingMatch {
  mapping: Mapping;
  /** False when the row looked at is already data. */
  hasHeader: boolean;
  columns: ReadonlyMap<TargetField, number>;
  /** Place of the list of turns, for mappings that have one. */
  turnsColumn: number | undefined;
  /** Number of fields found, the measure by which mappings compete. */
  score: number;
  /** Column names nobody asked for, as written. */
  unused: readonly string[];
}

export type Detection =
  | { status: 'found'; match: MappingMatch }
  | { status: 'tie'; names: readonly string[] }
  | { status: 'unknown'; closest: { name: string; missing: readonly string[] } | undefined };

type Attempt = MappingMatch & { missing: readonly string[] };

/** Places of the columns of a header by their normalised names, the first of equal ones. */
type Places = ReadonlyMap<string, number>;

function placesOf(row: readonly string[]): Places {
  const places = new Map<string, number>();
  for (const [at, name] of row.map(normalizeHeader).entries()) if (!places.has(name)) places.set(name, at);
  return places;
}

function findColumn(header: Places, aliases: readonly string[]): number | undefined {
  for (const alias of aliases) {
    const at = header.get(normalizeHeader(alias));
    if (at !== undefined) return at;
  }
  return undefined;
}

const fieldsOf = (mapping: Mapping): [TargetField, FieldMapping][] =>
  Object.entries(mapping.fields) as [TargetField, FieldMapping][];

function tryHeader(row: readonly string[], header: Places, mapping: Mapping): Attempt {
  const columns = new Map<TargetField, number>();
  const missing: string[] = [];
  for (const [name, field] of fieldsOf(mapping)) {
    const at = findColumn(header, field.aliases);
    if (at !== undefined) columns.set(name, at);
    else if (field.required) missing.push(field.aliases[0] ?? name);
  }
  const turnsColumn = mapping.turns && findColumn(header, mapping.turns.aliases);
  if (mapping.turns && turnsColumn === undefined) missing.push(...mapping.turns.aliases.slice(0, 1));
  const used = new Set([...columns.values(), turnsColumn]);
  const unused = row.filter((_, index) => !used.has(index));
  const score = columns.size + (turnsColumn === undefined ? 0 : 1);
  return { mapping, hasHeader: true, columns, turnsColumn, score, unused, missing };
}

function tryColumns(row: readonly string[], mapping: Mapping): MappingMatch | undefined {
  const shapes = mapping.columns;
  if (shapes?.length !== row.length) return undefined;
  const columns = new Map<TargetField, number>();
  for (const [index, { field, pattern }] of shapes.entries()) {
    const cell = (row[index] ?? '').trim();
    if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(cell)) return undefined;
    if (field !== null) columns.set(field, index);
  }
  return { mapping, hasHeader: false, columns, turnsColumn: undefined, score: columns.size, unused: [] };
}

function pickBest(matches: readonly MappingMatch[]): Detection | undefined {
  const best = Math.max(...matches.map(({ score }) => score));
  const equal = matches.filter(({ score }) => score === best);
  const own = equal.filter(({ mapping }) => mapping.isOwn);
  const top = own.length > 0 ? own : equal;
  const [match] = top;
  if (!match) return undefined;
  if (top.length > 1) return { status: 'tie', names: top.map(({ mapping }) => mapping.name).sort() };
  return { status: 'found', match };
}

function nameClosest(attempts: readonly Attempt[]): Extract<Detection, { status: 'unknown' }> {
  const [first] = attempts
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.mapping.name < b.mapping.name ? -1 : 1));
  return { status: 'unknown', closest: first && { name: first.mapping.name, missing: first.missing } };
}

/**
 * The mapping of a file from its first row (or the keys of its first record). Of the mappings whose
 * required fields are all there, the one with most fields found; of equal ones the company's own, and else they are
 * a tie and nobody's.
 * Shapes without a header are tried only when no header fits.
 */
export function detectMapping(row: readonly string[], mappings: readonly Mapping[]): Detection {
  const header = placesOf(row);
  const attempts = mappings.filter((one) => !one.columns).map((one) => tryHeader(row, header, one));
  const complete = attempts
    .filter(({ missing }) => missing.length === 0)
    .map(({ missing: _, ...match }) => match);
  const placed = mappings.flatMap((one) => tryColumns(row, one) ?? []);
  return pickBest(complete) ?? pickBest(placed) ?? nameClosest(attempts);
}

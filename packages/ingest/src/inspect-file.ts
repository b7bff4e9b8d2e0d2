import { basename } from 'node:path';
import { FatalError, type ImportKind } from '@voc/core';
import { lookAt } from './inspect/column-look.ts';
import { type SampleRow, sampleRows } from './inspect/sample-rows.ts';
import { scoreKnown } from './inspect/score-column.ts';
import type { Sources } from './load-mappings.ts';
import { createMapper, type Mapper } from './map/create-mapper.ts';
import { isFault, mapRow } from './map/map-row.ts';
import type { MapContext } from './map/types.ts';
import type { TargetField } from './mapping/schema.ts';
import { matchTables, type TableMatch } from './match-table.ts';
import { openTable } from './read/open-table.ts';
import type { Table, TableFormat, TableRow } from './read/table.ts';
import { shopAccountsOf } from './shop-accounts.ts';

/** What a file is and what reading it would give; nothing is written. */
export interface Inspection {
  file: string;
  encoding: string;
  format: TableFormat;
  kind: ImportKind;
  mapping: string;
  mappingVersion: string;
  hasHeader: boolean;
  /**
   * Every column in order, with the field it becomes, null for one nobody asked for; and how well name and values
   * speak for it, 0 to 1.
   */
  columns: { name: string; field: string | null; score: number }[];
  /** Rows of the file without the header; a conversation told turn by turn counts its rows here. */
  rows: number;
  readable: number;
  refused: number;
  reasons: Record<string, number>;
  /** A few values of the first rows, masked. */
  samples: SampleRow[];
  /** The first refused rows. */
  examples: { row: number; column: string | null; reason: string; detail: string }[];
}

const mostExamples = 20;
// Ids are of no use here, so any key will do.
const noKey = 'inspection only, nothing is kept';

/** Enough rows to see what a column holds. */
const looked = 300;

function columnsOf(match: TableMatch, rows: readonly TableRow[]): Inspection['columns'] {
  const fields = new Map([...match.columns].map(([field, at]): [number, TargetField] => [at, field]));
  return match.header.map((name, at) => {
    const field = fields.get(at);
    const own = at === match.turnsColumn ? 'turns' : null;
    if (field === undefined) return { name: name.trim(), field: own, score: own ? 1 : 0 };
    const look = lookAt(rows.map(({ cells }) => cells[at] ?? ''));
    return { name: name.trim(), field, score: Math.round(scoreKnown(look, field) * 100) / 100 };
  });
}

type Readable = Pick<Inspection, 'rows' | 'readable' | 'refused' | 'reasons' | 'examples'>;

/** Reads every row and keeps the first ones, to be looked at. */
async function readAll(
  table: Table,
  match: TableMatch,
  mapper: Mapper,
): Promise<{ counts: Readable; first: TableRow[] }> {
  const counts: Readable = { rows: 0, readable: 0, refused: 0, reasons: {}, examples: [] };
  const first: TableRow[] = [];
  for await (const rows of table.batches(undefined, match.part))
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      counts.rows++;
      if (first.length < looked && !row.fault) first.push(row);
      const mapped = mapRow(row, match.header, mapper);
      if (!isFault(mapped)) counts.readable++;
      else {
        const { reason, column = null, detail } = mapped;
        counts.refused++;
        counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1;
        if (counts.examples.length < mostExamples)
          counts.examples.push({ row: row.no, column, reason, detail });
      }
    }
  return { counts, first };
}

async function inspectSheet(
  table: Table,
  match: TableMatch,
  file: string,
  { findTemplate }: Sources,
): Promise<Inspection> {
  const { mapping, hasHeader } = match;
  const context: MapContext = {
    mapping,
    sourceId: mapping.name,
    shop: '',
    secretKey: noKey,
    findTemplate,
  };
  const { counts, first } = await readAll(table, match, createMapper(match, context));
  const columns = columnsOf(match, first);
  return {
    file,
    encoding: table.encoding,
    format: table.format,
    kind: mapping.kind,
    mapping: mapping.name,
    mappingVersion: mapping.version,
    hasHeader,
    columns,
    ...counts,
    samples: sampleRows(columns, first, noKey),
  };
}

/**
 * Looks a file through without storing anything, a workbook sheet by sheet as far as they are exports. Throws
 * RejectedFileError for a file that importing would refuse as a whole, UnknownLayoutError where only a mapping is
 * missing.
 */
export async function inspectSheets(
  path: string,
  sources: Sources,
  file: string = basename(path),
): Promise<Inspection[]> {
  const table = await openTable(path, file, shopAccountsOf(sources.mappings));
  const found: Inspection[] = [];
  const matches = matchTables(table, sources.mappings);
  for (const match of matches) {
    const sheet = table.parts?.[match.part]?.name ?? String(match.part);
    const own = matches.length > 1 ? `${file}/${sheet}` : file;
    found.push(await inspectSheet(table, match, own, sources));
  }
  return found;
}

/** As `inspectSheets`, of the first sheet that is an export. */
export async function inspectFile(path: string, sources: Sources): Promise<Inspection> {
  const [first] = await inspectSheets(path, sources);
  if (!first) throw new FatalError('No sheet of a file that was accepted is an export');
  return first;
}

import { basename } from 'node:path';
import type { ImportKind } from '@voc/core';
import type { Sources } from './load-mappings.ts';
import { createMapper } from './map/create-mapper.ts';
import { isFault, mapRow } from './map/map-row.ts';
import type { MapContext } from './map/types.ts';
import { matchTable, type TableMatch } from './match-table.ts';
import { openTable } from './read/open-table.ts';
import type { TableFormat } from './read/table.ts';

/** What a file is and what reading it would give; nothing is written. */
export interface Inspection {
  file: string;
  encoding: string;
  format: TableFormat;
  kind: ImportKind;
  mapping: string;
  mappingVersion: string;
  hasHeader: boolean;
  /** Every column in order, with the field it becomes; null for one nobody asked for. */
  columns: { name: string; field: string | null }[];
  /** Rows of the file without the header; a conversation told turn by turn counts its rows here. */
  rows: number;
  readable: number;
  refused: number;
  reasons: Record<string, number>;
  /** The first refused rows. */
  examples: { row: number; column: string | null; reason: string; detail: string }[];
}

const mostExamples = 20;
// Ids are of no use here, so any key will do.
const noKey = 'inspection only, nothing is kept';

function columnsOf(match: TableMatch): Inspection['columns'] {
  const fields = new Map([...match.columns].map(([field, at]): [number, string] => [at, field]));
  if (match.turnsColumn !== undefined) fields.set(match.turnsColumn, 'turns');
  return match.header.map((name, at) => ({ name: name.trim(), field: fields.get(at) ?? null }));
}

/**
 * Looks a file through without storing anything. Throws RejectedFileError for a file that importing would
 * refuse as a whole.
 */
export async function inspectFile(path: string, mappings: Sources): Promise<Inspection> {
  const table = await openTable(path);
  const match = matchTable(table, mappings.mappings);
  const { mapping, hasHeader } = match;
  const context: MapContext = {
    mapping,
    sourceId: mapping.name,
    shop: '',
    secretKey: noKey,
    findTemplate: mappings.findTemplate,
  };
  const mapper = createMapper(match, context);
  const inspection: Inspection = {
    file: basename(path),
    encoding: table.encoding,
    format: table.format,
    kind: mapping.kind,
    mapping: mapping.name,
    mappingVersion: mapping.version,
    hasHeader,
    columns: columnsOf(match),
    rows: 0,
    readable: 0,
    refused: 0,
    reasons: {},
    examples: [],
  };
  for await (const rows of table.batches(undefined, match.part))
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      inspection.rows++;
      const mapped = mapRow(row, match.header, mapper);
      if (!isFault(mapped)) inspection.readable++;
      else {
        const { reason, column = null, detail } = mapped;
        inspection.refused++;
        inspection.reasons[reason] = (inspection.reasons[reason] ?? 0) + 1;
        if (inspection.examples.length < mostExamples)
          inspection.examples.push({ row: row.no, column, reason, detail });
      }
    }
  return inspection;
}

import { eachSheet } from './import-file.ts';
import { type ImportResult, type ImportSettings, importTable } from './import-table.ts';
import { createMapper } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import { isFault, mapRow } from './map/map-row.ts';
import { openSheets, type Sheet, type SheetsOptions } from './open-sheets.ts';
import {
  type Db,
  dropSuperseded,
  otherSourcesOf,
  readQuarantinedHashes,
  releaseRows,
} from './store/quarantine-store.ts';

export interface RedriveOptions extends ImportSettings, SheetsOptions {
  db: Db;
}

export interface RedriveResult extends ImportResult {
  /** Entries of the quarantine that are gone because their rows fit by now. */
  released: number;
  /** Entries that are gone because the same file was read under another source before; what became of them is told anew. */
  superseded: number;
}

/** What the entries of a reading of a sheet under a source are known by in the quarantine. */
async function entriesUnder(sourceId: string, part: number, options: RedriveOptions): Promise<string[]> {
  const { mappings, secretKey } = options;
  const shop = sourceId.slice(sourceId.lastIndexOf('@') + 1);
  // Who speaks for the shop in chats depends on its name.
  const sheets = await openSheets({ ...options, shop });
  const known = new Set<string>();
  for (const { table, match } of sheets.filter((one) => one.match.part === part)) {
    const mapper = createMapper(match, { ...mappings, mapping: match.mapping, sourceId, shop, secretKey });
    for await (const rows of table.batches(undefined, part))
      for (const row of rows) {
        if (row.no <= match.headerRow) continue;
        const mapped = mapRow(row, match.header, mapper);
        if (isFault(mapped)) known.add(hashOf(row.cells));
        // Conversations are set aside whole, under the name of their item.
        else if (mapped.type === 'chat') known.add(mapped.voice.itemId);
      }
  }
  return [...known];
}

/** Hashes of those rows of a sheet that are in quarantine and fit by now. */
async function findFitting(
  { table, match }: Sheet,
  { shop, secretKey, mappings }: RedriveOptions,
  quarantined: ReadonlySet<string>,
): Promise<string[]> {
  const { mapping } = match;
  const sourceId = `${mapping.name}@${shop}`;
  const mapper = createMapper(match, { ...mappings, mapping, sourceId, shop, secretKey });
  const fitting = new Set<string>();
  for await (const rows of table.batches(undefined, match.part))
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      const hash = hashOf(row.cells);
      if (quarantined.has(hash) && !isFault(mapRow(row, match.header, mapper))) fitting.add(hash);
    }
  return [...fitting];
}

async function redriveSheet(sheet: Sheet, options: RedriveOptions): Promise<RedriveResult> {
  const before = await readQuarantinedHashes(options.db);
  const fitting = before.size > 0 ? await findFitting(sheet, options, before) : [];
  let released = 0;
  let superseded = 0;
  const result = await importTable({
    ...options,
    ...sheet,
    also: async (client, imported) => {
      released = await releaseRows(client, fitting);
      superseded = 0;
      for (const source of await otherSourcesOf(client, imported)) {
        const entries = await entriesUnder(source, sheet.match.part, options);
        superseded += await dropSuperseded(client, source, entries);
      }
    },
  });
  return { ...result, released, superseded };
}

/**
 * Reads a file again, of a workbook every sheet, after its mapping or its rows were corrected: rows that fit by now are
 * accepted and leave the quarantine in the transaction of their sheet, and so does what an earlier reading under another
 * shop had set aside. The file is needed, because the quarantine keeps no contents.
 */
export const redriveSheets = (options: RedriveOptions): AsyncGenerator<RedriveResult> =>
  eachSheet(options, (sheet) => redriveSheet(sheet, options));

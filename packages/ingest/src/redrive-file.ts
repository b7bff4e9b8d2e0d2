import { basename } from 'node:path';
import { type ImportResult, type ImportSettings, importTable } from './import-table.ts';
import { createMapper } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import { isFault, mapRow } from './map/map-row.ts';
import { matchTable, type TableMatch } from './match-table.ts';
import { openTable } from './read/open-table.ts';
import type { Table } from './read/table.ts';
import { shopAccountsOf } from './shop-accounts.ts';
import {
  type Db,
  dropSuperseded,
  otherSourcesOf,
  readQuarantinedHashes,
  releaseRows,
} from './store/quarantine-store.ts';

export interface RedriveOptions extends ImportSettings {
  db: Db;
  path: string;
}

export interface RedriveResult extends ImportResult {
  /** Entries of the quarantine that are gone because their rows fit by now. */
  released: number;
  /** Entries that are gone because the same file was read under another source before; what became of them is told anew. */
  superseded: number;
}

/** What the entries of a reading of a file under a source are known by in the quarantine. */
async function entriesUnder(sourceId: string, options: RedriveOptions): Promise<string[]> {
  const { path, mappings, secretKey } = options;
  const shop = sourceId.slice(sourceId.lastIndexOf('@') + 1);
  const table = await openTable(path, basename(path), shopAccountsOf(mappings.mappings, shop));
  const match = matchTable(table, mappings.mappings);
  const mapper = createMapper(match, { ...mappings, mapping: match.mapping, sourceId, shop, secretKey });
  const known = new Set<string>();
  for await (const rows of table.batches(undefined, match.part))
    for (const row of rows) {
      if (row.no <= match.headerRow) continue;
      const mapped = mapRow(row, match.header, mapper);
      if (isFault(mapped)) known.add(hashOf(row.cells));
      // Conversations are set aside whole, under the name of their item.
      else if (mapped.type === 'chat') known.add(mapped.voice.itemId);
    }
  return [...known];
}

/** Hashes of those rows of a table that are in quarantine and fit by now. */
async function findFitting(
  table: Table,
  match: TableMatch,
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

/**
 * Reads a file again after its mapping or its rows were corrected: rows that fit by now are accepted and leave the
 * quarantine in the same transaction, and so does what an earlier reading under another shop had set aside. The file is needed, because the quarantine keeps no contents.
 */
export async function redriveFile(options: RedriveOptions): Promise<RedriveResult> {
  const { db, path, shop, mappings } = options;
  const table = await openTable(path, basename(path), shopAccountsOf(mappings.mappings, shop));
  const match = matchTable(table, mappings.mappings);
  const before = await readQuarantinedHashes(db);
  const fitting = before.size > 0 ? await findFitting(table, match, options, before) : [];
  let released = 0;
  let superseded = 0;
  const result = await importTable({
    ...options,
    table,
    match,
    file: basename(path),
    also: async (client, imported) => {
      released = await releaseRows(client, fitting);
      for (const source of await otherSourcesOf(client, imported))
        superseded += await dropSuperseded(client, source, await entriesUnder(source, options));
    },
  });
  return { ...result, released, superseded };
}

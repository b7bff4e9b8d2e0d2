import { basename } from 'node:path';
import { type ImportResult, type ImportSettings, importTable } from './import-table.ts';
import { createMapper } from './map/create-mapper.ts';
import { hashOf } from './map/identity.ts';
import { isFault, mapRow } from './map/map-row.ts';
import { matchTable, type TableMatch } from './match-table.ts';
import { openTable } from './read/open-table.ts';
import type { Table } from './read/table.ts';
import { shopAccountsOf } from './shop-accounts.ts';
import { type Db, readQuarantinedHashes, releaseRows } from './store/quarantine-store.ts';

export interface RedriveOptions extends ImportSettings {
  db: Db;
  path: string;
}

export interface RedriveResult extends ImportResult {
  /** Entries of the quarantine that are gone because their rows fit by now. */
  released: number;
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
  const mapper = createMapper(match, {
    mapping,
    sourceId,
    shop,
    secretKey,
    findTemplate: mappings.findTemplate,
  });
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
 * quarantine in the same transaction. The file is needed, because the quarantine keeps no contents.
 */
export async function redriveFile(options: RedriveOptions): Promise<RedriveResult> {
  const { db, path, shop, mappings } = options;
  const table = await openTable(path, basename(path), shopAccountsOf(mappings.mappings, shop));
  const match = matchTable(table, mappings.mappings);
  const before = await readQuarantinedHashes(db);
  const fitting = before.size > 0 ? await findFitting(table, match, options, before) : [];
  let released = 0;
  const result = await importTable({
    ...options,
    table,
    match,
    file: basename(path),
    also: async (client) => {
      released = await releaseRows(client, fitting);
    },
  });
  return { ...result, released };
}

import { type FaultPoint, type ImportKind, isRetriable } from '@voc/core';
import type { PoolClient } from '@voc/core/db';
import type { SetAside } from '../describe-fault.ts';
import { promoteCatalogue } from './catalogue-store.ts';
import { promoteChats } from './chats-store.ts';
import { releaseHeld } from './held-store.ts';
import { promotionLock } from './promotion-lock.ts';
import { promoteRatings } from './ratings-store.ts';
import { saveTemplates } from './templates-store.ts';
import { setErasedAside } from './tombstone-store.ts';
import { promoteVoices, type Tally } from './voices-store.ts';

/** What is known of a file and its reading besides the rows. */
export interface Reading {
  importId: string;
  sourceId: string;
  shop: string;
  fileName: string;
  fileSha256: string;
  mapping: string;
  mappingVersion: string;
  platform: string;
  kind: ImportKind;
  encoding: string;
  format: string;
}

export interface Counts extends Tally {
  read: number;
  template: number;
  quarantined: number;
  reasons: Record<string, number>;
}

/** Counts of a reading with the first of the rows it set aside. */
export interface Promoted extends Counts {
  /** True when the same bytes were imported before. */
  isRepeat: boolean;
  setAside: Omit<SetAside, 'file'>[];
}

export interface PromoteHooks {
  /** What was stored while the rows were still being read, when that was begun. */
  early?: { isOpen: boolean; tally: Tally & { template: number } };
  /** Stores what belongs to the reading in its transaction; what it throws undoes everything. */
  also?: (isRepeat: boolean, read: number) => Promise<void>;
  at?: FaultPoint;
}

const attempts = 3;

const saveFaults = `
  insert into quarantined_rows (source_id, row_hash, reason, kind, file_name, row_no, column_name, detail, copies)
  select $1, row_hash, reason, $2, $3, min(n), min(column_name), min(detail), count(*)::int
  from staged_faults group by row_hash, reason
  on conflict (source_id, row_hash, reason) do update
    set copies = greatest(quarantined_rows.copies, excluded.copies)
    where quarantined_rows.copies < excluded.copies`;

const saveListings = `
  insert into listings (platform, shop_id, listing_id, title)
  select platform, shop_id, listing_id, min(listing_title)
  from (select platform, shop_id, listing_id, listing_title from staged_voices where listing_id is not null
    union all
    select platform, shop_id, listing_id, listing_title from staged_templates where listing_id is not null
    union all
    select platform, shop_id, listing_id, product_name from staged_ratings where listing_id is not null
    union all
    select * from staged_listings) s
  group by platform, shop_id, listing_id
  on conflict (platform, shop_id, listing_id) do update set title = excluded.title
    where listings.title is null and excluded.title is not null`;

async function countFaults(client: PoolClient): Promise<Record<string, number>> {
  const { rows } = await client.query<{ reason: string; count: string }>(
    'select reason, count(*) from staged_faults group by reason order by reason',
  );
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, Number(count)]));
}

/** Rows of a file that were accepted in any of its readings. */
const acceptedInAll =
  'least(imports.accepted + excluded.accepted, excluded.read - excluded.template - excluded.quarantined)';

/** Enough to see what is wrong with a file. */
const shownFaults = 5;

async function firstFaults(client: PoolClient): Promise<Promoted['setAside']> {
  const { rows } = await client.query<Promoted['setAside'][number]>(
    `select n as row, column_name as "column", reason, detail from staged_faults order by n limit ${shownFaults}`,
  );
  return rows;
}

/**
 * False when the same bytes were imported before. Where a corrected mapping, or a request to erase, has changed what
 * becomes of them, the import tells the newest outcome.
 */
async function saveReading(client: PoolClient, reading: Reading, counts: Counts): Promise<boolean> {
  const { importId, sourceId, fileName, fileSha256, mapping, mappingVersion, kind, encoding, format } =
    reading;
  const { read, accepted, duplicate, template, quarantined, reasons } = counts;
  const { rows } = await client.query<{ fresh: boolean }>(
    `insert into imports (import_id, source_id, file_name, file_sha256, mapping, mapping_version, kind, encoding,
      format, read, accepted, duplicate, template, quarantined, reasons)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    on conflict (source_id, file_sha256) do update
      set mapping_version = excluded.mapping_version, read = excluded.read, template = excluded.template,
        quarantined = excluded.quarantined, reasons = excluded.reasons, accepted = ${acceptedInAll},
        duplicate = excluded.read - excluded.template - excluded.quarantined - ${acceptedInAll}
      where (imports.read, imports.template, imports.quarantined, imports.reasons) is distinct from
        (excluded.read, excluded.template, excluded.quarantined, excluded.reasons)
    returning xmax = 0 as fresh`,
    [
      importId,
      sourceId,
      fileName,
      fileSha256,
      mapping,
      mappingVersion,
      kind,
      encoding,
      format,
      read,
      accepted,
    ].concat([duplicate, template, quarantined, JSON.stringify(reasons)]),
  );
  return rows[0]?.fresh ?? false;
}

const catalogueKinds: readonly ImportKind[] = ['products', 'skus', 'listings', 'orders', 'owners'];

function promoteRows(client: PoolClient, reading: Reading, early: Tally): Promise<Tally> {
  const { kind, sourceId } = reading;
  if (catalogueKinds.includes(kind)) return promoteCatalogue(client, kind);
  if (kind === 'ratings') return promoteRatings(client, sourceId);
  return kind === 'chats' ? promoteChats(client, sourceId) : promoteVoices(client, reading, early);
}

async function promoteOnce(
  client: PoolClient,
  reading: Reading,
  { also, early }: PromoteHooks,
): Promise<Promoted> {
  const { sourceId } = reading;
  await client.query("set local work_mem = '64MB'");
  // The planner needs the sizes and the roughest picture; a sample of 30,000 rows would cost as much as a query.
  await client.query('set local default_statistics_target = 10');
  await client.query('analyze staged_voices, staged_turns, staged_templates, staged_catalogue');
  await client.query('select pg_advisory_xact_lock($1)', [promotionLock]);
  await setErasedAside(client);
  await client.query(
    'insert into sources (source_id, mapping, shop_id, platform) values ($1, $2, $3, $4) on conflict do nothing',
    [sourceId, reading.mapping, reading.shop, reading.platform],
  );
  await client.query(saveListings);
  const tally = await promoteRows(client, reading, early?.tally ?? { accepted: 0, duplicate: 0 });
  const template = (early?.tally.template ?? 0) + (await saveTemplates(client, sourceId));
  await client.query(saveFaults, [sourceId, reading.kind, reading.fileName]);
  const reasons = await countFaults(client);
  const quarantined = Object.values(reasons).reduce((sum, count) => sum + count, 0);
  const read = tally.accepted + tally.duplicate + template + quarantined;
  const counts: Counts = { ...tally, read, template, quarantined, reasons };
  const isRepeat = !(await saveReading(client, reading, counts));
  await releaseHeld(client, reading.fileSha256);
  await also?.(isRepeat, read);
  return { ...counts, isRepeat, setAside: quarantined > 0 ? await firstFaults(client) : [] };
}

/**
 * Makes everything staged on this connection true in one transaction, the one in which items were made early if there
 * were any; tried again when another transaction stood in the way. Returns the counts of this reading.
 */
export async function promote(
  client: PoolClient,
  reading: Reading,
  hooks: PromoteHooks = {},
): Promise<Promoted> {
  const isOpen = hooks.early?.isOpen === true;
  for (let attempt = 1; ; attempt++) {
    await client.query(isOpen ? 'savepoint promotion' : 'begin');
    try {
      const counts = await promoteOnce(client, reading, hooks);
      hooks.at?.('before-commit');
      const committed = client.query('commit');
      hooks.at?.('in-commit');
      await committed;
      return counts;
    } catch (error) {
      await client.query(isOpen ? 'rollback to savepoint promotion' : 'rollback');
      if (attempt < attempts && isRetriable(error)) continue;
      if (isOpen) await client.query('rollback');
      throw error;
    }
  }
}

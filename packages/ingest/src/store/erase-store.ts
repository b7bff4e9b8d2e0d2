import { type Tx, undatedDay } from '@voc/core';
import { itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import type { Person } from '../erase/person.ts';
import { promotionLock } from './promotion-lock.ts';

/** Rows gone, by table. */
export type ErasedCounts = Record<string, number>;

export interface Erased {
  counts: ErasedCounts;
  /** What the person had said, masked, and the parts of it that were evidence: whatever quotes them must go too. */
  words: string[];
}

/** True where a text holds one of the tokens. */
const holds = (person: Person, text: ReturnType<typeof sql>) => sql<boolean>`exists (
  select 1 from unnest(${person.textTokens}::text[]) token where position(token in ${text}) > 0)`;

const isTheirs = (person: Person) => sql<boolean>`(
  (order_hash is not null and order_hash = ${person.orderHash}::text)
  or (customer_hash is not null and customer_hash = ${person.customerHash}::text))`;

/** Every item, stored or withdrawn, that is the person's or speaks of them. */
async function findItems(tx: Tx, person: Person): Promise<string[]> {
  const { rows } = await sql<{ item_id: string }>`
    select item_id from items where ${isTheirs(person)}
      or ${holds(person, sql`concat(text, follow_ups::text, reason)`)}
    union select item_id from withdrawn_items where ${isTheirs(person)}
    union select item_id from item_turns where ${holds(person, sql`text`)}
    union select item_id from item_versions where ${holds(person, sql`concat(text, reason)`)}
    order by 1`.execute(tx);
  return rows.map((row) => row.item_id);
}

async function readWords(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    with theirs as (select unnest(${ids}::uuid[]) as item_id)
    select text as said from items join theirs using (item_id)
    union select f ->> 'text' from items join theirs using (item_id), jsonb_array_elements(follow_ups) f
    union select text from item_turns join theirs using (item_id)
    union select text from item_versions join theirs using (item_id)
    union select e #>> '{}' from classifications join theirs using (item_id),
      jsonb_path_query(jsonb_build_array(categories, praises, wishes, red_lines, topics), '$.**.evidence[*].text') e
    order by 1`.execute(tx);
  return rows.map((row) => row.said).filter((said) => said !== null && said.trim() !== '');
}

/** Their days count anew, and those of the other voices of the same orders, which may now count in their place. */
async function markDays(tx: Tx, ids: readonly string[]): Promise<void> {
  const day = sql`coalesce(i.event_on, ${undatedDay}::date)`;
  await sql`
    insert into dirty_days (day, product_id)
    select distinct ${day}, ${itemProductKey} from items i
    where i.item_id = any(${ids}::uuid[]) or i.order_hash in (
      select order_hash from items where item_id = any(${ids}::uuid[]) and order_hash is not null)
    order by 1, 2`.execute(tx);
}

async function countOf(tx: Tx, table: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where item_id = any(${ids}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** These go with their items. */
const dependents = ['item_turns', 'classifications', 'classify_due', 'corrections', 'vault'];

async function deleteItems(tx: Tx, ids: readonly string[]): Promise<ErasedCounts> {
  const counts: ErasedCounts = {};
  for (const table of dependents) counts[table] = await countOf(tx, table, ids);
  for (const table of ['items', 'item_versions', 'withdrawn_items']) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where item_id = any(${ids}::uuid[])`.execute(tx);
    counts[table] = Number(numAffectedRows ?? 0);
  }
  return counts;
}

async function deleteRows(tx: Tx, person: Person): Promise<ErasedCounts> {
  const templates = await sql`delete from template_rows where ${isTheirs(person)}`.execute(tx);
  const ratings = await sql`delete from ratings where ${isTheirs(person)}`.execute(tx);
  const quarantined = await sql`delete from quarantined_rows where ${holds(person, sql`detail`)}`.execute(tx);
  return {
    template_rows: Number(templates.numAffectedRows ?? 0),
    ratings: Number(ratings.numAffectedRows ?? 0),
    quarantined_rows: Number(quarantined.numAffectedRows ?? 0),
  };
}

/** Leaves keyed hashes behind by which later rows of the person are kept out. */
async function leaveTombstones(tx: Tx, { kind, orderHash, customerHash, textTokens }: Person): Promise<void> {
  const tokens = [orderHash, customerHash, ...textTokens].filter((token) => token !== null);
  await sql`
    insert into tombstones (kind, token) select ${kind}, unnest(${tokens}::text[]) on conflict do nothing`.execute(
    tx,
  );
}

/**
 * Takes everything of a person out of the tables of ingest and classification, and keeps it out. Waits for readings
 * and batches that are being saved; a batch that was read before finds its items gone and saves nothing of them.
 */
export async function erasePerson(tx: Tx, person: Person): Promise<Erased> {
  await sql`select pg_advisory_xact_lock(${promotionLock})`.execute(tx);
  const ids = await findItems(tx, person);
  const words = await readWords(tx, ids);
  await markDays(tx, ids);
  const counts = { ...(await deleteItems(tx, ids)), ...(await deleteRows(tx, person)) };
  await leaveTombstones(tx, person);
  return { counts, words };
}

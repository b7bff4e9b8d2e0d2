import { FatalError } from '@voc/core';
import type { PoolClient, QueryResult } from '@voc/core/db';
import type { VoiceRow } from '../map/types.ts';
import { noteNearDue } from './near-store.ts';
import { promotionLock } from './promotion-lock.ts';
import { insertTemplates } from './templates-store.ts';
import { insertItems } from './voices-store.ts';

/** Smaller files wait in staging as a whole: nobody else has to wait while they are read. */
const fewestRows = 20_000;

/** Takes the first row of each id among those that have waited from the beginning. */
const takeFirst = (from: string, into: string, id: string, condition: string): string => `
  with first as (
    delete from ${from} v
    using (select distinct on (${id}) ${id}, n from ${from} where ${condition} order by ${id}, n) f
    where v.${id} = f.${id} and v.n = f.n returning v.*)
  insert into ${into} select * from first`;

const takeFirstVoices = takeFirst(
  'staged_voices',
  'staged_new',
  'item_id',
  'not is_follow_up and not is_hidden',
);
const takeFirstTemplates = takeFirst('staged_templates', 'staged_new_templates', 'row_key', 'true');

const keepListings = `
  insert into staged_listings
  select platform, shop_id, listing_id, listing_title from staged_new where listing_id is not null
  union select platform, shop_id, listing_id, listing_title from staged_new_templates where listing_id is not null`;

/** New voices become items; those that are known, or were taken back, wait for the end as before. */
const settleVoices = (source: string): string => `
  with fresh as (
    ${insertItems('staged_new v cross join lateral (select v.content_hash, v.seen, v.updated_at) g', source)}
    where not exists (select 1 from withdrawn_items w where w.item_id = v.item_id)
    order by v.item_id on conflict (item_id) do nothing returning item_id, copies),
  due as (insert into classify_due (item_id) select item_id from fresh),
  others as (
    insert into staged_voices select v.* from staged_new v
    where not exists (select 1 from fresh f where f.item_id = v.item_id))
  select count(*)::int as items, coalesce(sum(copies), 0)::int as rows from fresh`;

const settleTemplates = (source: string): string => `
  with fresh as (
    ${insertTemplates('staged_new_templates', source)} on conflict do nothing returning row_key, copies),
  others as (
    insert into staged_templates select t.* from staged_new_templates t
    where not exists (select 1 from fresh f where f.row_key = t.row_key))
  select count(*)::int as items, coalesce(sum(copies), 0)::int as rows from fresh`;

/** What one kind of rows has become early: rows of their tables, and how many rows of the file they are. */
interface Settled {
  items: number;
  rows: number;
}

/**
 * Makes items of a large file while it is still being read, in the one transaction that ends with its promotion: what
 * the promotion has left to do is to judge the rows that are not new.
 */
export class EarlyItems {
  readonly #client: PoolClient;
  readonly #sourceId: string;
  #seen = 0;
  #isOpen = false;
  #isRefused = false;
  readonly tally = { accepted: 0, duplicate: 0, template: 0 };

  constructor(client: PoolClient, sourceId: string) {
    this.#client = client;
    this.#sourceId = sourceId;
  }

  /** True when the transaction of the promotion has begun. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Where a row waits: the first of its voice in a batch may become an item with the others. */
  placeOf({ isFollowUp, isHidden }: VoiceRow): 'early' | 'late' {
    this.#seen++;
    return this.#isOpen && !isFollowUp && !isHidden ? 'early' : 'late';
  }

  /** True when enough is staged for the transaction to begin; every row must have been copied then. */
  get mayOpen(): boolean {
    return !this.#isOpen && !this.#isRefused && this.#seen >= fewestRows;
  }

  /** Begins the transaction, unless somebody else is promoting or rows must be looked through for erased persons. */
  async open(): Promise<void> {
    await this.#client.query('begin');
    const { rows } = await this.#client.query<{ free: boolean }>(
      'select pg_try_advisory_xact_lock($1) and not exists (select 1 from tombstones) as free',
      [promotionLock],
    );
    this.#isOpen = rows[0]?.free === true;
    this.#isRefused = !this.#isOpen;
    if (!this.#isOpen) {
      await this.#client.query('rollback');
      return;
    }
    await this.#client.query("set local work_mem = '64MB'");
    await this.#client.query(takeFirstVoices);
    await this.#client.query(takeFirstTemplates);
    await this.#settle();
  }

  /** Stores what was copied since the last time, where it is new. */
  async settle(): Promise<void> {
    if (this.#isOpen) await this.#settle();
  }

  /** In one message: waiting for each answer would leave the server idle while rows are being read. */
  async #settle(): Promise<void> {
    const source = this.#client.escapeLiteral(this.#sourceId);
    const statements = [
      keepListings,
      noteNearDue('staged_new'),
      settleVoices(source),
      settleTemplates(source),
      'truncate staged_new, staged_new_templates',
    ];
    const results: unknown = await this.#client.query(statements.join(';'));
    if (!Array.isArray(results)) throw new FatalError('one result for several statements');
    const [voices, templates] = results.slice(2, 4).flatMap((result: QueryResult<Settled>) => result.rows);
    if (!voices || !templates) throw new FatalError('settling rows early gave no counts');
    this.tally.accepted += voices.items;
    this.tally.duplicate += voices.rows - voices.items;
    this.tally.template += templates.rows;
  }
}

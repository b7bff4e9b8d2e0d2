import type { PoolClient } from '@voc/core/db';
import type { VoiceRow } from '../map/types.ts';
import { noteNearDue } from './near-store.ts';
import { promotionLock } from './promotion-lock.ts';
import { insertItems } from './voices-store.ts';

/** Smaller files wait in staging as a whole: nobody else has to wait while they are read. */
const fewestRows = 20_000;
/** Rows that become items together, sorted by id, so that they lie beside each other in every index. */
const chunkLength = 16_000;

/** The first row of each voice among those that have waited from the beginning. */
const takeFirst = `
  with first as (
    delete from staged_voices v
    using (select distinct on (item_id) item_id, n from staged_voices where not is_follow_up and not is_hidden order by item_id, n) f
    where v.item_id = f.item_id and v.n = f.n returning v.*)
  insert into staged_new select * from first`;

const keepListings = `
  insert into staged_listings
  select distinct platform, shop_id, listing_id, listing_title from staged_new where listing_id is not null`;

/** New voices become items; those that are known, or were taken back, wait for the end as before. */
const settleChunk = `
  with fresh as (
    ${insertItems('staged_new v cross join lateral (select v.content_hash, 1 as seen, v.updated_at) g')}
    where not exists (select 1 from withdrawn_items w where w.item_id = v.item_id)
    order by v.item_id on conflict (item_id) do nothing returning item_id),
  due as (insert into classify_due (item_id) select item_id from fresh),
  others as (
    insert into staged_voices select v.* from staged_new v
    where not exists (select 1 from fresh f where f.item_id = v.item_id))
  select count(*)::int as accepted from fresh`;

/**
 * Makes items of a large file while it is still being read, in the one transaction that ends with its promotion: what
 * the promotion has left to do is to judge the rows that are not new.
 */
export class EarlyItems {
  readonly #client: PoolClient;
  readonly #sourceId: string;
  #seen = 0;
  #ids = new Set<string>();
  #isOpen = false;
  #isRefused = false;
  accepted = 0;

  constructor(client: PoolClient, sourceId: string) {
    this.#client = client;
    this.#sourceId = sourceId;
  }

  /** True when the transaction of the promotion has begun. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Where a row waits: the first of its voice may become an item with the others of its chunk. */
  tableOf({ itemId, isFollowUp, isHidden }: VoiceRow): 'staged_new' | 'staged_voices' {
    this.#seen++;
    if (!this.#isOpen || isFollowUp || isHidden || this.#ids.has(itemId)) return 'staged_voices';
    this.#ids.add(itemId);
    return 'staged_new';
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
    await this.#client.query(takeFirst);
    await this.#settle();
  }

  /** True when a chunk is whole; what is added from here on belongs to the next one. */
  takeFull(): boolean {
    if (this.#ids.size < chunkLength) return false;
    this.#ids = new Set();
    return true;
  }

  async settle(): Promise<void> {
    if (this.#isOpen) await this.#settle();
  }

  async #settle(): Promise<void> {
    await this.#client.query(keepListings);
    await this.#client.query(noteNearDue('staged_new'));
    const { rows } = await this.#client.query<{ accepted: number }>(settleChunk, [this.#sourceId]);
    this.accepted += rows[0]?.accepted ?? 0;
    await this.#client.query('truncate staged_new');
  }
}

import { addDays, unmappedPrefix } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { within } from './scope-store.ts';
import type { Span } from './span.ts';
import { walkBack } from './walk-back.ts';

/** Who looks, and the model whose classifications count. */
export interface Viewer {
  scope: Scope;
  modelVersion: string;
}

export interface ItemsQuery extends Viewer {
  span: Span;
  /** Words that were said, as they stand. */
  words: string;
  product: string | undefined;
  kind: string | undefined;
  /** One of these, or any when undefined. */
  leaves: readonly string[] | undefined;
  /** Items after this one in the order, `2026-11-16 <id>`. */
  after: string | undefined;
  limit: number;
}

type Part = RawBuilder<unknown>;

// A classification of the words as they are now, the model's that counts where it has one, and a person's newest label over it.
export const labelsOf = (
  modelVersion: string,
): Part => sql`left join lateral (select * from classifications c where c.item_id = i.item_id
    and c.content_hash = i.content_hash order by (c.model_version = ${modelVersion}) desc, c.model_version desc limit 1) c on true
  left join lateral (select * from corrections o where o.item_id = i.item_id
    order by o.corrected_at desc, o.author limit 1) o on true`;

const hasLeaf = (leaves: readonly string[]): Part =>
  sql`coalesce(o.leaves, c.leaves) && ${[...leaves]}::text[]`;

const orAny = (column: string, value: string | undefined): Part =>
  value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`;

/** The days of a part of the span, and the product. */
const during = ({ span, product }: ItemsQuery, alias: string, day = 'day'): Part => sql`
  ${sql.ref(`${alias}.${day}`)} >= ${span.from}::date and ${sql.ref(`${alias}.${day}`)} < ${span.to}::date
  and ${orAny(`${alias}.product_id`, product)}`;

function afterPlace(after: string | undefined, day: string, item: string): Part {
  const [last, id] = after?.split(' ') ?? [];
  if (!last || !id) return sql`true`;
  const place = sql`(${sql.ref(day)}, ${sql.ref(item)})`;
  return sql`${sql.ref(day)} <= ${last}::date and ${place} < (${last}::date, ${id}::uuid)`;
}

/** What is asked of a table of voices beside its days. */
const asked = ({ kind, after, scope }: ItemsQuery, alias: string, day = 'day'): Part => sql`
  ${orAny(`${alias}.kind`, kind)} and ${afterPlace(after, `${alias}.${day}`, `${alias}.item_id`)}
  and ${within(scope, alias)}`;

const newestFirst = (limit: number): Part => sql`order by i.event_on desc, i.item_id desc limit ${limit}`;

/** Capital letters and small ones are the same. */
const holds = (text: Part, words: string): Part => sql`position(lower(${words}) in lower(${text})) > 0`;

const saying = (words: string): Part => sql`(${holds(sql`i.text`, words)}
  or (i.follow_ups <> '[]' and exists (
    select 1 from jsonb_array_elements(i.follow_ups) f where ${holds(sql`f ->> 'text'`, words)}))
  or (i.kind = 'chat' and exists (
    select 1 from item_turns t where t.item_id = i.item_id and t.role = 'customer' and ${holds(sql`t.text`, words)})))`;

/** Product-days on which words were said, those that have changed since they were rolled up, and those of voices that wait for their class. */
const wordDays = (query: ItemsQuery): Part => sql`
  select w.day, w.product_id from voice_words w
  where ${during(query, 'w')} and position(lower(${query.words}) in w.words) > 0
  union select d.day, d.product_id from dirty_days d where ${during(query, 'd')}
  union select i.event_on, coalesce(i.product_id, '') from classify_due q join items i on i.item_id = q.item_id
  where ${during(query, 'i', 'event_on')}`;

/**
 * Items are found product-day by product-day; those of no product, of which a day has many keys, day by day. `offset 0`
 * keeps the database from reading all items instead: it cannot know how rare words are.
 */
const itemsOfDays = (words: string): Part => sql`
  select i.* from held h cross join lateral (
    select i.* from items i where i.product_id = h.product_id and i.event_on = h.day and ${saying(words)} offset 0) i
  union all
  select i.* from (select distinct day from held where product_id = '' or starts_with(product_id, ${unmappedPrefix})) h
  cross join lateral (
    select i.* from items i where i.product_id is null and i.event_on = h.day and ${saying(words)} offset 0) i`;

const all = (query: ItemsQuery): Part => sql`
  select i.item_id from items i where ${during(query, 'i', 'event_on')} and ${asked(query, 'i', 'event_on')}
  ${newestFirst(query.limit)}`;

/** Voices that say something, whatever their labels. */
const spoken = (query: ItemsQuery): Part => sql`
  with held as materialized (${wordDays(query)})
  select i.item_id from (${itemsOfDays(query.words)}) i where ${asked(query, 'i', 'event_on')} ${newestFirst(query.limit)}`;

/**
 * Voices that complain under some leaves: found among those that are counted, by their labels as they are now. In the order in
 * which they are found, so that labels are read of no more than a page of them.
 */
const complaining = (query: ItemsQuery, leaves: readonly string[]): Part => sql`
  select i.item_id from (
    select v.item_id, v.day from complaint_voices v
    where ${during(query, 'v')} and ${asked(query, 'v')} and v.leaves && ${[...leaves]}::text[]
    order by v.day desc, v.item_id desc offset 0) v
  join items i on i.item_id = v.item_id ${labelsOf(query.modelVersion)}
  where ${hasLeaf(leaves)} order by v.day desc, v.item_id desc limit ${query.limit}`;

const complainingWith = (query: ItemsQuery, leaves: readonly string[]): Part => sql`
  with held as materialized (${wordDays(query)}), counted as materialized (
    select v.item_id from held h cross join lateral (
      select v.* from complaint_voices v where v.day = h.day and v.product_id = h.product_id offset 0) v
    where ${asked(query, 'v')} and v.leaves && ${[...leaves]}::text[])
  select i.item_id from counted v cross join lateral (
    select i.* from items i where i.item_id = v.item_id and ${saying(query.words)} offset 0) i
  ${labelsOf(query.modelVersion)} where ${hasLeaf(leaves)} ${newestFirst(query.limit)}`;

function placesOf(query: ItemsQuery): Part {
  const { words, leaves } = query;
  if (leaves) return words === '' ? complaining(query, leaves) : complainingWith(query, leaves);
  return words === '' ? all(query) : spoken(query);
}

/** Ids of a page of voices, newest first. */
export async function findPlaces(db: Db, query: ItemsQuery): Promise<string[]> {
  const { span, words, leaves, after, limit } = query;
  const ends = [span.to, ...(after === undefined ? [] : [addDays(after.slice(0, 'yyyy-mm-dd'.length), 1)])];
  const whole = { from: span.from, to: ends.sort()[0] ?? span.to };
  const found: string[] = [];
  for (const part of words === '' && !leaves ? [whole] : walkBack(whole)) {
    const { rows } = await sql<{
      item_id: string;
    }>`${placesOf({ ...query, span: part, limit: limit - found.length })}`.execute(db);
    found.push(...rows.map(({ item_id }) => item_id));
    if (found.length >= limit) break;
  }
  return found;
}

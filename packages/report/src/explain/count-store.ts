import { UsageError, unclassifiedCategory } from '@voc/core';
import { type Db, itemProductKeyOf } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import type { ServiceLevel } from '../compose/facts/service-levels.ts';
import { itemsInSpan } from '../compose/quote-store.ts';
import { readServiceCounts } from '../compose/service-store.ts';
import { exposureKey, readDailySold } from '../exposure/daily-store.ts';
import { readDelays } from '../exposure/delay-store.ts';
import { atRiskIn } from '../exposure/sold-in-spans.ts';
import type { Count, Counted, CountedRow, CustomerSide, Verbatim, Where } from './types.ts';

export interface CountOptions {
  modelVersion: string;
  ownLeaves: ReadonlySet<string>;
  /** What service is held to in the report; null where it tells nothing of service. */
  serviceLevel: ServiceLevel | null;
}

type Alias = 'i' | 'o';

/** Leaves as counted: a person's newest correction wins. */
const leavesOf = (alias: Alias) => sql.raw(`coalesce(${alias}_said.leaves, ${alias}_class.leaves)`);

const classOf = (alias: Alias, modelVersion: string) => {
  const [classified, said] = [sql.raw(`${alias}_class`), sql.raw(`${alias}_said`)];
  const itemId = sql.raw(`${alias}.item_id`);
  return sql`join classifications ${classified} on ${classified}.item_id = ${itemId} and ${classified}.model_version = ${modelVersion}
    left join lateral (select leaves, intent from corrections where item_id = ${itemId}
      order by corrected_at desc, author limit 1) ${said} on true`;
};

type Condition = RawBuilder<boolean>;

/** Whether a voice says what is counted. */
function says(alias: Alias, counted: Counted, { ownLeaves }: CountOptions): Condition {
  const own = sql`${[...ownLeaves]}::text[]`;
  const classified = sql.raw(`${alias}_class`);
  const praises = sql`select p ->> 'label' as label, n from jsonb_array_elements(${classified}.praises) with ordinality x (p, n)
    where p ->> 'id' = any(${own})`;
  switch (counted.of) {
    case 'voices':
      return sql<boolean>`true`;
    case 'praising':
      return sql<boolean>`coalesce(${sql.raw(`${alias}_said`)}.intent, ${classified}.intent) = 'praise'`;
    case 'complaints':
    case 'customers':
      return counted.leaves === null
        ? sql<boolean>`cardinality(${leavesOf(alias)}) > 0`
        : sql<boolean>`${leavesOf(alias)} && ${[...counted.leaves]}::text[]`;
    case 'cause':
      return sql<boolean>`${leavesOf(alias)} && ${own}`;
    case 'merit':
      return counted.label === null
        ? sql<boolean>`exists (${praises})`
        : sql<boolean>`(select label from (${praises}) m order by n limit 1) = ${counted.label}`;
    case 'wish':
      return sql<boolean>`exists (select 1 from jsonb_array_elements(${classified}.wishes) w
        where concat(w ->> 'kind', ':', w ->> 'value') = ${counted.wish})`;
    case 'topic':
      return sql<boolean>`exists (select 1 from jsonb_array_elements(${classified}.topics) t
        where t ->> 'attribute' = ${counted.attribute})`;
    case 'redLine':
      return sql<boolean>`exists (select 1 from jsonb_array_elements(${classified}.red_lines) r
        where r ->> 'kind' = ${counted.kind})`;
    default:
      return sql<boolean>`false`;
  }
}

/** Nothing is 待确认 of an order with a complaint that has a category. */
function isOpen(counted: Counted, { modelVersion }: CountOptions): Condition {
  if (counted.of !== 'complaints' || !counted.leaves?.includes(unclassifiedCategory))
    return sql<boolean>`true`;
  return sql<boolean>`(i.order_hash is null or not exists (
    select 1 from items o ${classOf('o', modelVersion)}
    where o.order_hash = i.order_hash and ${itemProductKeyOf('o')} = ${itemProductKeyOf('i')}
      and cardinality(${leavesOf('o')}) > 0 and not ${leavesOf('o')} && array[${unclassifiedCategory}::text]))`;
}

/** Sorts voices of one order by when they were heard; one without a date comes last. */
const heardOrder = (alias: Alias) =>
  sql.raw(
    `(coalesce(${alias}.event_on, date '9999-01-01'), coalesce(${alias}.event_at, 'infinity'), ${alias}.kind collate "C", ${alias}.text collate "C", ${alias}.item_id)`,
  );

/** A complaint of one order counts where it was heard first, once. */
function heardFirst(counted: Counted, options: CountOptions): Condition {
  if (counted.of !== 'complaints' && counted.of !== 'cause') return sql<boolean>`true`;
  return sql<boolean>`(i.order_hash is null or not exists (
    select 1 from items o ${classOf('o', options.modelVersion)}
    where o.order_hash = i.order_hash and ${itemProductKeyOf('o')} = ${itemProductKeyOf('i')} and ${says('o', counted, options)}
      and ${heardOrder('o')} < ${heardOrder('i')}))`;
}

function inside({ span: { start, end }, undated, productId, kind, linked }: Where): Condition {
  const day = sql<boolean>`(i.event_on >= ${start}::date and i.event_on < ${end}::date)`;
  const days = undated ? sql<boolean>`(i.event_on is null or ${day})` : day;
  const parts = [
    days,
    ...(productId === undefined ? [] : [sql<boolean>`${itemProductKeyOf('i')} = ${productId}`]),
    ...(kind === undefined ? [] : [sql<boolean>`i.kind = ${kind}`]),
    ...(linked ? [sql<boolean>`${itemProductKeyOf('i')} <> ''`] : []),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

const leadingOf = (counted: Counted, { ownLeaves }: CountOptions): Condition =>
  counted.of === 'cause'
    ? sql<boolean>`(select l from unnest(${leavesOf('i')}) with ordinality x (l, n)
        where l = any(${[...ownLeaves]}::text[]) order by n limit 1) = ${counted.leaf}`
    : sql<boolean>`true`;

const countedVoices = ({ counted, where }: Count, options: CountOptions) => sql`
  from items i ${classOf('i', options.modelVersion)}
  where ${inside(where)} and ${says('i', counted, options)} and ${leadingOf(counted, options)} and ${isOpen(counted, options)}
    and ${heardFirst(counted, options)}`;

/** Voices that are counted, by product, day and channel; the sum is the number. */
async function countVoices(db: Db, count: Count, options: CountOptions): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    select ${itemProductKeyOf('i')} as "productId", i.event_on as day, i.kind, count(*)::int as count
    ${countedVoices(count, options)} group by 1, 2, 3 order by 2 nulls last, 1, 3`.execute(db);
  return rows;
}

async function countUnits(db: Db, { span, productId }: Where): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    select ${exposureKey} as "productId", e.day, '签收' as kind, sum(e.units)::int as count from exposures e
    where e.units is not null and e.day >= ${span.start}::date and e.day < ${span.end}::date
      and (${productId ?? null}::text is null or ${exposureKey} = ${productId ?? null})
    group by 1, 2 order by 2, 1`.execute(db);
  return rows;
}

/** Orders at risk: the learned delays are those of the end of the period. */
async function countOrders(db: Db, where: Where, before: string): Promise<CountedRow[]> {
  const delays = await readDelays(db, { before });
  const sold = await readDailySold(db, [where.span]);
  return [...atRiskIn(sold, where.span, 'orders', delays.ordered)]
    .filter(([productId]) => where.productId === undefined || productId === where.productId)
    .map(([productId, sum]) => ({ productId, day: null, kind: '订单', count: Math.round(sum) }));
}

const sideOf = {
  all: sql`true`,
  chatOnly: sql`bool_and(i.kind = 'chat')`,
  inReviews: sql`bool_or(i.kind = 'review')`,
  inChats: sql`bool_or(i.kind = 'chat')`,
} satisfies Record<CustomerSide, unknown>;

/** Complaining customers by where and when they were heard first; one without an order is its voice. */
async function countCustomers(
  db: Db,
  counted: Extract<Counted, { of: 'customers' }>,
  where: Where,
  options: CountOptions,
): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    select "productId", day, '顾客' as kind, count(*)::int as count from (
      select min(${itemProductKeyOf('i')} collate "C") as "productId", min(i.event_on) as day
      from items i ${classOf('i', options.modelVersion)} where ${inside(where)} and ${says('i', counted, options)}
      group by coalesce(i.order_hash, i.item_id::text) having ${sideOf[counted.side]}) c
    group by 1, 2 order by 2 nulls last, 1`.execute(db);
  return rows;
}

async function countStars(db: Db, good: boolean, { span, undated }: Where): Promise<CountedRow[]> {
  const rated = (table: string) => sql`
    select ${itemProductKeyOf('i')} as "productId", i.event_on as day from ${sql.table(table)} i
    where i.rating >= ${good ? 4 : 1} and ${itemsInSpan(span, undated)}`;
  const { rows } = await sql<CountedRow>`
    select "productId", day, '评分' as kind, count(*)::int as count from (${rated('items')} union all ${rated('ratings')}) r
    group by 1, 2 order by 2 nulls last, 1`.execute(db);
  return rows;
}

async function countDropped(
  db: Db,
  { table, reason }: Extract<Counted, { of: 'dropped' }>,
  { span, undated }: Where,
): Promise<CountedRow[]> {
  const column = sql.ref(table === 'template_rows' ? 'i.template' : 'i.reason');
  const { rows } = await sql<CountedRow>`
    select '' as "productId", i.event_on as day, i.kind, count(*)::int as count from ${sql.table(table)} i
    where ${itemsInSpan(span, undated)} and (${reason}::text is null or ${column} = ${reason})
    group by 2, 3 order by 2 nulls last, 3`.execute(db);
  return rows;
}

/** The rows of a count; `before` is the end of the report's period. */
export async function readCount(
  db: Db,
  count: Count,
  before: string,
  options: CountOptions,
): Promise<CountedRow[]> {
  const { counted, where } = count;
  switch (counted.of) {
    case 'units':
      return countUnits(db, where);
    case 'orders':
      return countOrders(db, where, before);
    case 'customers':
      return countCustomers(db, counted, where, options);
    case 'stars':
      return countStars(db, counted.good, where);
    case 'dropped':
      return countDropped(db, counted, where);
    case 'service':
      if (!options.serviceLevel) throw new UsageError('报告所用的客服时限版本已不在配置里,无法重数');
      return readServiceCounts(db, where.span, options.modelVersion, options.serviceLevel, counted);
    default:
      return countVoices(db, count, options);
  }
}

/** Counts that no customer's words stand behind. */
const notOfVoices: ReadonlySet<Counted['of']> = new Set(['units', 'orders', 'stars', 'dropped', 'service']);

/** The first of the voices that are counted, as they are stored: masked. */
export async function readVerbatims(
  db: Db,
  count: Count,
  options: CountOptions,
  limit: number,
): Promise<Verbatim[]> {
  const { of } = count.counted;
  if (limit === 0 || notOfVoices.has(of)) return [];
  const leaves = of === 'complaints' || of === 'customers' ? count.counted.leaves : null;
  const wanted =
    of === 'complaints' || of === 'cause' || of === 'customers'
      ? sql`(select one -> 'evidence' -> 0 ->> 'text' from jsonb_array_elements(i_class.categories) one
          where ${leaves === null ? sql`true` : sql`one ->> 'id' = any(${[...leaves]}::text[])`}
          order by (one ->> 'confidence')::float8 desc, one ->> 'id' limit 1)`
      : sql`null::text`;
  const { rows } = await sql<Verbatim>`
    select r.day, r."productId", r.kind, r.platform, r.rating, r.evidence,
      case when r.evidence is null or position(r.evidence in r.text) > 0 then r.text else coalesce(
        (select t.text from item_turns t where t.item_id = r.item_id and t.role = 'customer'
          and position(r.evidence in t.text) > 0 order by t.n limit 1), r.evidence) end as text
    from (select i.item_id, i.event_on as day, ${itemProductKeyOf('i')} as "productId", i.kind, i.platform, i.rating, i.text,
        ${wanted} as evidence
      ${countedVoices(count, options)} order by i.event_on desc nulls last, i.event_at desc nulls last, i.item_id limit ${limit}) r`.execute(
    db,
  );
  return rows;
}

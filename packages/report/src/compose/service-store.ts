import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import { answersOfChats, secondsToAnswers } from '../rollup/answers-store.ts';
import { z90 } from './facts/rate.ts';
import type { ServiceLevel } from './facts/service-levels.ts';
import type { ServiceRow } from './facts/service-row.ts';
import { itemKey, latestCorrection } from './quote-store.ts';
import type { Span } from './windows.ts';

/** A customer who comes again within so many days has not been helped. */
export const repeatDays = 7;

/** What conversations are counted by; each is of those that `chats` counts unless it says otherwise. */
const figures = {
  chats: sql<boolean>`is_now`,
  /** With the time of the customer's first words; answered after it; within the promised time. */
  timed: sql<boolean>`is_now and is_timed`,
  answered: sql<boolean>`is_now and waited is not null`,
  within: sql<boolean>`is_now and waited <= response_limit`,
  resolved: sql<boolean>`is_now and resolved`,
  /** Resolved and answered, so that the time it took is known; within the promised time. */
  settled: sql<boolean>`is_now and resolved and taken is not null`,
  settledWithin: sql<boolean>`is_now and resolved and taken <= resolution_limit`,
  /** Of known customers; those of them who came within seven days after another conversation. */
  known: sql<boolean>`is_now and customer_hash is not null`,
  again: sql<boolean>`is_now and customer_hash is not null and again`,
  /** Of the seven days before the last seven; of them resolved and not followed by another. */
  watched: sql<boolean>`customer_hash is not null and first_contact is not null`,
  firstContact: sql<boolean>`customer_hash is not null and first_contact`,
} satisfies Record<string, RawBuilder<boolean>>;
export type ServiceFigure = keyof typeof figures;

/** Seconds that a figure is about. */
const secondsOf = (figure: ServiceFigure) => (figure === 'settled' ? sql`taken` : sql`waited`);

const limitOf = (limits: Readonly<Record<string, number>>) =>
  sql`coalesce((${JSON.stringify(limits)}::jsonb ->> c.problem)::float8, ${limits.default ?? 0}::float8)`;

/** Conversations as the rollup stage keeps them, in the span and the two weeks before it. */
const keptChats = ({ start, end }: Span): RawBuilder<unknown> => sql`
  told as (
    select item_id, product_id as product, day as event_on, event_at, platform || '/' || shop_id as shop, customer_hash,
      problem, resolved, is_timed, waited, taken, team, vendor, day >= ${start}::date as is_now
    from chat_answers where day >= ${start}::date - ${2 * repeatDays}::int and day < ${end}::date
  )`;

/** The same conversations from what was read in. */
const readChats = ({ start, end }: Span, modelVersion: string): RawBuilder<unknown> => sql`
  chats as (
    select i.item_id, ${itemKey} as product, i.event_on, i.event_at, i.platform || '/' || i.shop_id as shop, i.customer_hash,
      coalesce(split_part((coalesce(latest.leaves, c.leaves))[1], '.', 1), '') as problem, not c.unresolved as resolved,
      i.event_on >= ${start}::date as is_now
    from items i join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
    ${latestCorrection}
    where i.kind = 'chat' and i.event_on >= ${start}::date - ${2 * repeatDays}::int and i.event_on < ${end}::date
  ), ${answersOfChats}, told as (
    select c.*, a.at is not null as is_timed, ${secondsToAnswers}, r.team, r.vendor
    from chats c left join asked a on a.item_id = c.item_id left join answered r on r.item_id = c.item_id
  )`;

/**
 * Conversations of a span, and those of the week before it, with what is judged: time from the customer's first words to
 * the first answer and to the last one, resolution, and whether the same customer came again. Team and vendor are those of
 * the first answer; no person is read.
 */
const conversations = (told: RawBuilder<unknown>, span: Span, { response, resolution }: ServiceLevel) => sql`
  ${told}, judged as (
    select c.*, ${limitOf(response)} as response_limit, ${limitOf(resolution)} as resolution_limit,
      lag(c.event_at) over mine > c.event_at - interval '7 days' as again,
      -- Judged where the seven days after it are over by the end of the span.
      case when c.event_on < ${span.end}::date - ${repeatDays}::int and c.event_on >= ${span.start}::date - ${repeatDays}::int
        then c.resolved and (lead(c.event_at) over mine is null or lead(c.event_at) over mine > c.event_at + interval '7 days')
        end as first_contact
    from told c
    window mine as (partition by c.customer_hash order by c.event_at, c.item_id)
  )`;

const counted = (figure: ServiceFigure) => sql`(count(*) filter (where ${figures[figure]}))::int`;

/** Half the width, in places over the root of their number, of the 90 % interval of a median (normal order statistics). */
const halfWidth = z90 / 2;

/** Median and 90 % quantile of the seconds of a figure, and the order statistics that hold the median with 90 %. */
function quantiles(figure: ServiceFigure): RawBuilder<unknown> {
  const [seconds, these] = [secondsOf(figure), figures[figure]];
  const count = sql`count(*) filter (where ${these})`;
  const sorted = sql`(array_agg(${seconds} order by ${seconds}) filter (where ${these}))`;
  // As percentile_cont has it, of numbers that are sorted once.
  const at = (share: number) => {
    const place = sql`(${sql.lit(share)}::float8 * (${count} - 1))`;
    const below = sql`${sorted}[floor(${place})::int + 1]`;
    const above = sql`${sorted}[ceil(${place})::int + 1]`;
    return sql`round((${below} + (${place} - floor(${place})) * (${above} - ${below}))::numeric)::int`;
  };
  return sql`case when ${count} > 0 then json_build_object('median', ${at(0.5)}, 'p90', ${at(0.9)},
    'lower', round((${sorted}[greatest(1, floor(${count} / 2.0 - ${halfWidth}::float8 * sqrt(${count})))::int])::numeric)::int,
    'upper', round((${sorted}[least(${count}, ceil(${count} / 2.0 + 1 + ${halfWidth}::float8 * sqrt(${count})))::int])::numeric)::int) end`;
}

/** Service by shop, team, vendor and problem, and of all; nothing where no conversation of the span carries times. */
export async function readService(db: Db, span: Span, level: ServiceLevel): Promise<ServiceRow[]> {
  const counts = Object.keys(figures) as ServiceFigure[];
  const { rows } = await sql<ServiceRow>`
    with ${conversations(keptChats(span), span, level)}
    select case when grouping(shop) = 0 then 'shop' when grouping(team) = 0 then 'team'
        when grouping(vendor) = 0 then 'vendor' when grouping(problem) = 0 then 'problem' else 'all' end as by,
      coalesce(shop, team, vendor, problem, '') as name,
      ${sql.join(counts.map((figure) => sql`${counted(figure)} as ${sql.ref(figure)}`))},
      ${quantiles('answered')} as response, ${quantiles('settled')} as resolution
    from judged where is_now or first_contact is not null group by grouping sets ((), (shop), (team), (vendor), (problem))`.execute(
    db,
  );
  const isTimed = rows.some(({ by, timed }) => by === 'all' && timed > 0);
  return isTimed
    ? rows.filter(({ by, name, chats }) => chats > 0 && (name !== '' || by === 'all' || by === 'problem'))
    : [];
}

/** Which conversations a figure counts: all, or those of one shop, team, vendor or problem. */
export interface ServiceCount {
  figure: ServiceFigure;
  by: ServiceRow['by'];
  name: string;
}

/** The conversations that a figure counts, by product and day, with their seconds; counted anew from what was read in. */
export async function readServiceCounts(
  db: Db,
  span: Span,
  modelVersion: string,
  level: ServiceLevel,
  { figure, by, name }: ServiceCount,
): Promise<{ productId: string; day: string; kind: string; count: number; seconds: number[] }[]> {
  const these = by === 'all' ? sql`true` : sql`${sql.ref(by)} = ${name}`;
  const { rows } = await sql<{
    productId: string;
    day: string;
    kind: string;
    count: number;
    seconds: number[];
  }>`
    with ${conversations(readChats(span, modelVersion), span, level)}
    select product as "productId", event_on as day, 'chat' as kind, count(*)::int as count,
      coalesce(array_agg(${secondsOf(figure)}) filter (where ${secondsOf(figure)} is not null), '{}') as seconds
    from judged where ${these} and ${figures[figure]} group by 1, 2 order by 2, 1`.execute(db);
  return rows;
}

import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ServiceLevel } from './facts/service-levels.ts';
import type { ServiceRow } from './facts/types.ts';
import { latestCorrection } from './quote-store.ts';
import type { Span } from './windows.ts';

/** A customer who comes again within so many days has not been helped. */
export const repeatDays = 7;

/**
 * Conversations of a span, and those of the week before it, with what is judged: time to the first answer after the
 * customer's first words, resolution, and whether the same customer came again. Team and vendor are those of the first
 * answer; no person is read.
 */
const conversations = (span: Span, modelVersion: string, { limits }: ServiceLevel) => sql`
  chats as (
    select i.item_id, i.event_on, i.event_at, i.platform || '/' || i.shop_id as shop, i.customer_hash,
      coalesce(split_part((coalesce(latest.leaves, c.leaves))[1], '.', 1), '') as problem, not c.unresolved as resolved
    from items i join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
    ${latestCorrection}
    where i.kind = 'chat' and i.event_on >= ${span.start}::date - ${2 * repeatDays}::int and i.event_on < ${span.end}::date
  ), asked as (
    select t.item_id, min(t.at) as at from item_turns t join chats using (item_id)
    where t.role = 'customer' and t.at is not null and chats.event_on >= ${span.start}::date group by 1
  ), answered as (
    select distinct on (t.item_id) t.item_id, t.at, t.team, t.vendor from item_turns t join asked a on a.item_id = t.item_id
    where t.role = 'agent' and t.at >= a.at order by t.item_id, t.at, t.n
  ), told as (
    select c.*, extract(epoch from (r.at - a.at))::float8 as waited, a.at is not null as timed, r.team, r.vendor,
      coalesce((${JSON.stringify(limits)}::jsonb ->> c.problem)::float8, ${limits.default ?? 0}::float8) as "limit",
      lag(c.event_at) over mine as earlier, lead(c.event_at) over mine as later,
      c.event_on >= ${span.start}::date as "isNow"
    from chats c left join asked a on a.item_id = c.item_id left join answered r on r.item_id = c.item_id
    window mine as (partition by c.customer_hash order by c.event_at, c.item_id)
  ), judged as (
    select *, earlier > event_at - interval '7 days' as again,
      -- Judged where the seven days after it are over by the end of the span.
      case when event_on < ${span.end}::date - ${repeatDays}::int and event_on >= ${span.start}::date - ${repeatDays}::int
        then resolved and (later is null or later > event_at + interval '7 days') end as first_contact
    from told
  )`;

/** Service by shop, team, vendor and problem, and of all; nothing where no conversation of the span carries times. */
export async function readService(
  db: Db,
  span: Span,
  modelVersion: string,
  level: ServiceLevel,
): Promise<ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    with ${conversations(span, modelVersion, level)}
    select case when grouping(shop) = 0 then 'shop' when grouping(team) = 0 then 'team'
        when grouping(vendor) = 0 then 'vendor' when grouping(problem) = 0 then 'problem' else 'all' end as by,
      coalesce(shop, team, vendor, problem, '') as name,
      (count(*) filter (where "isNow"))::int as chats, (count(*) filter (where "isNow" and timed))::int as timed,
      (count(*) filter (where "isNow" and waited is not null))::int as answered,
      round((percentile_cont(0.5) within group (order by waited) filter (where "isNow"))::numeric)::int as median,
      round((percentile_cont(0.9) within group (order by waited) filter (where "isNow"))::numeric)::int as p90,
      (count(*) filter (where "isNow" and timed and waited <= "limit"))::int as within,
      (count(*) filter (where "isNow" and resolved))::int as resolved,
      (count(*) filter (where "isNow" and customer_hash is not null))::int as known,
      (count(*) filter (where "isNow" and customer_hash is not null and again))::int as again,
      (count(*) filter (where customer_hash is not null and first_contact is not null))::int as watched,
      (count(*) filter (where customer_hash is not null and first_contact))::int as "firstContact"
    from judged group by grouping sets ((), (shop), (team), (vendor), (problem))`.execute(db);
  const isTimed = rows.some(({ by, timed }) => by === 'all' && timed > 0);
  return isTimed
    ? rows.filter(({ by, name, chats }) => chats > 0 && (name !== '' || by === 'all' || by === 'problem'))
    : [];
}

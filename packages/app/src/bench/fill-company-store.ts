import { ownLeavesOf, type Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import { phrases } from './phrases.ts';

export interface ReportedCompany {
  products: number;
  items: number;
  days: number;
  /** First day. */
  start: string;
  modelVersion: string;
}

const product = sql.raw(`'P' || lpad((n * 7919::bigint % s.products)::text, 5, '0')`);

async function fillCatalogue(db: Db, { products, days, start }: ReportedCompany): Promise<void> {
  await sql`insert into products (product_id, name, product_type, owner)
    select 'P' || lpad(n::text, 5, '0'), '商品' || n, '类目' || n % 20, '产品·' || n % 20 || '组'
    from generate_series(0, ${products}::int - 1) n`.execute(db);
  await sql`insert into exposures (day, platform, shop_id, listing_id, product_id, sku_id, orders, units, returns)
    select ${start}::date + d, '天猫', '旗舰店', '', 'P' || lpad(n::text, 5, '0'), '', 40 + (n * d) % 60, 40 + (n * d) % 60, 1
    from generate_series(0, ${products}::int - 1) n, generate_series(0, ${days}::int - 1) d`.execute(db);
}

const said = sql.raw(
  's.about[1 + n * 13::bigint % array_length(s.about, 1)] || s.verdicts[1 + n / 7 * 29 % array_length(s.verdicts, 1)]',
);
const wording = sql`${said} || ',' || s.occasions[1 + n / 11 % array_length(s.occasions, 1)] || case n % 4999 when 0 then ',' || s.rare else '' end`;

const isChat = sql.raw('n / 10 % 4 = 2');
const day = sql.raw('s.start + (n % s.days)::int');
/** In the last week one product in four hundred, of which nobody complains else, comes in another colour. */
const isIncident = sql`(${day} >= s.start + s.days - 7 and n * 7919::bigint % s.products % 400 = 1)`;
const complains = sql`n % 10 < case when ${isIncident} then 10 else
  case n * 7919::bigint % s.products % 50 when 0 then 6 when 1 then 0 else 3 end end`;
const text = sql`case when ${complains} then '和页面写的不一样,' else '做工不错,' end || ${wording}
  || case when ${isIncident} then ',整件发黄' else '' end`;
const heardAt = sql`((${day})::timestamptz + n % 43200 * interval '1 second')`;
/** Some number of a row that follows from no other of its numbers. */
const drawn = sql.raw("('x' || substr(md5(n::text), 1, 7))::bit(28)::int");

/** Turns of conversations: a greeting, what the customer says, and two answers, each after some time. */
async function fillTurns(db: Db, settings: RawBuilder<unknown>, id: RawBuilder<unknown>): Promise<void> {
  await sql`insert into item_turns (item_id, n, role, text, at, agent_hash, team, vendor)
    select ${id}, turn, case turn when 1 then 'customer' else 'agent' end,
      case turn when 0 then '您好,请问有什么可以帮您' when 1 then ${text} when 2 then '给您添麻烦了,这就为您登记' else '已经为您处理好了' end,
      ${heardAt} + interval '1 second' * case turn when 0 then -5 when 1 then 0 when 2 then 5 + ${drawn} % 1200 else 1300 + ${drawn} % 90000 end,
      case when turn <> 1 then md5('a' || n % 200) end, case when turn <> 1 then '客服' || n % 8 || '组' end,
      case when turn <> 1 and n % 3 = 0 then '外包' || n % 2 end
    from ${settings}, generate_series(1, s.items) n, generate_series(0, 3) turn where ${isChat}
    order by ${day}, n, turn`.execute(db);
}

/**
 * Items of all days with their classifications: of three in ten a complaint under one leaf, twice as many of one product
 * in fifty and none of another; half tell the order, half of those its day, and two in three of those that praise say what. Words are of written phrases,
 * those of conversations in their turns. Rows lie in the order of their days, as exports of one week after the other bring them.
 */
async function fillItems(db: Db, company: ReportedCompany, leaves: readonly string[]): Promise<void> {
  const { products, items, days, start, modelVersion } = company;
  const settings = sql`(select ${products}::int as products, ${items}::bigint as items, ${leaves}::text[] as leaves, ${days}::int as days,
    ${start}::date as start, ${phrases.about}::text[] as about, ${phrases.verdicts}::text[] as verdicts,
    ${phrases.occasions}::text[] as occasions, ${phrases.rare}::text as rare) s`;
  const id = sql.raw(`('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`);
  const leaf = sql`case when ${isIncident} then s.leaves[1] else s.leaves[1 + n * 31::bigint % array_length(s.leaves, 1)] end`;
  await sql`insert into items (item_id, source_id, kind, platform, shop_id, product_id, rating, text, event_at, event_on,
      order_hash, customer_hash, ordered_at, content_hash)
    select ${id}, 's', (array['review', 'review', 'chat', 'refund'])[1 + n / 10 % 4], '天猫', '旗舰店', ${product},
      case when n / 10 % 4 < 2 then case when ${complains} then 1 + n % 3 else 5 end end,
      case when ${isChat} then '' else ${text} end, ${heardAt}, ${day},
      case when n % 2 = 0 then md5('o' || n) end, case when ${isChat} then md5('c' || ${drawn} % (s.items / 5)) end,
      case when n % 4 = 0 then (${day} - (n % 13)::int)::timestamptz end, md5(n::text)
    from ${settings}, generate_series(1, s.items) n order by ${day}, n`.execute(db);
  await fillTurns(db, settings, id);
  await sql`insert into classifications (item_id, model_version, content_hash, intent, sentiment, grade, leaves, categories,
      escalators, praises, wishes, red_lines, topics, unresolved)
    select ${id}, ${modelVersion}, md5(n::text), case when ${complains} then 'complaint' else 'praise' end,
      case when ${complains} then 'neg' else 'pos' end, case when ${complains} then 2 end,
      case when ${complains} then array[${leaf}] else '{}' end,
      case when ${complains} then jsonb_build_array(jsonb_build_object('id', ${leaf}, 'confidence', 0.5 + n % 50 / 100.0,
        'evidence', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('text', ${said}, 'start', 9,
          'end', 9 + char_length(${said}), 'turn', case when ${isChat} then 1 end))))) else '[]' end,
      '{}', case when ${complains} or n % 3 = 0 then '[]' else '[{"id": "quality.workmanship", "label": "做工好",
        "evidence": {"text": "做工", "start": 0, "end": 2}}]'::jsonb end, '[]', '[]', '[]', ${isChat} and n % 9 = 0
    from ${settings}, generate_series(1, s.items) n order by ${day}, n`.execute(db);
}

/** What the rollup stage would make of them: no order is heard twice here. */
async function fillRollups(db: Db, own: readonly string[]): Promise<void> {
  await sql`insert into rollups (day, product_id, measure, category, kind, platform, shop_id, listing_id, sku_id, count)
    select i.event_on, i.product_id, m.measure, m.category, i.kind, i.platform, i.shop_id, '', '', count(*)
    from items i join classifications c on c.item_id = i.item_id
    cross join lateral (
      select 'items' as measure, 'all' as category
      union all select 'complaint', x from unnest(c.leaves) l, unnest(array[l, split_part(l, '.', 1), 'total']) x
      union all select x.measure, x.category from unnest(c.leaves) l, lateral (values ('complaint', 'own'), ('cause', l)) x (measure, category)
        where l = any(${own}::text[])
      union all select 'intent', 'praise' where c.intent = 'praise'
      union all select x.measure, x.category from jsonb_array_elements(c.praises) p, lateral (values
        ('praise', (p ->> 'id') || ':' || (p ->> 'label')), ('praise', 'own'), ('merit', p ->> 'label')) x (measure, category)
      union all select 'unresolved', 'all' where c.unresolved) m
    group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2`.execute(db);
  await sql`insert into complaint_voices
    select i.event_on, i.product_id, i.item_id, i.kind, i.platform, i.shop_id, i.order_hash, c.leaves,
      (i.ordered_at at time zone 'Asia/Shanghai')::date, null,
      ln((c.categories -> 0 ->> 'confidence')::float8), c.leaves && ${own}::text[],
      array[(c.categories -> 0 ->> 'confidence')::float8], array[c.categories -> 0 -> 'evidence' -> 0 ->> 'text']
    from items i join classifications c on c.item_id = i.item_id where cardinality(c.leaves) > 0
    order by 1, 2`.execute(db);
  await sql`insert into complaint_delays
    select day, product_id, kind, platform, shop_id, ordered_on, null, day, null, count(*) from complaint_voices where is_own
    group by 1, 2, 3, 4, 5, 6 order by 1, 2`.execute(db);
  await sql`insert into rollup_days
    select day, measure, category, kind, platform, shop_id, sum(count) from rollups where measure in ('complaint', 'items')
    group by 1, 2, 3, 4, 5, 6 order by 1, 2`.execute(db);
  await sql`insert into rollup_weeks
    select date_trunc('week', day)::date, product_id, measure, category, kind, platform, shop_id, sum(count) from rollups
    where measure <> 'intent' group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2`.execute(db);
  await sql`insert into chat_answers
    select i.event_on, i.product_id, i.item_id, i.platform, i.shop_id, i.customer_hash, i.event_at,
      coalesce(split_part(c.leaves[1], '.', 1), ''), not c.unresolved, true,
      extract(epoch from a.at - i.event_at), extract(epoch from b.at - i.event_at), a.team, a.vendor
    from items i join classifications c on c.item_id = i.item_id
    join item_turns a on a.item_id = i.item_id and a.n = 2 join item_turns b on b.item_id = i.item_id and b.n = 3
    where i.kind = 'chat' order by 1, 2`.execute(db);
  await sql`insert into voice_words
    select day, product_id, string_agg(distinct lower(text), E'\\n' order by lower(text)) from (
      select event_on as day, product_id, text from items where text <> ''
      union all
      select i.event_on, i.product_id, t.text from items i join item_turns t on t.item_id = i.item_id and t.role = 'customer') said
    group by 1, 2 order by 1, 2`.execute(db);
  await sql`insert into detected_days select distinct day from rollups`.execute(db);
}

/** Fills an empty database with a company whose days are rolled up and detected. */
export async function fillCompany(db: Db, company: ReportedCompany, taxonomy: Taxonomy): Promise<void> {
  const leaves = taxonomy.groups.flatMap((group) => group.leaves.map(({ id }) => id));
  await fillCatalogue(db, company);
  await fillItems(db, company, leaves);
  await fillRollups(db, [...ownLeavesOf(taxonomy)]);
  await sql`vacuum (analyze) items, item_turns, classifications, rollups, rollup_days, complaint_voices, complaint_delays, voice_words, rollup_weeks, chat_answers, exposures`.execute(
    db,
  );
}

import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** What the pages show beside counts and voices; named so that a walk can ask for any of it. */
export const stored = {
  alerts: 2000,
  actions: 400,
  cards: 400,
  imports: 600,
  quarantined: 5000,
  audit: 20_000,
};

export const brands = ['一号牌', '二号牌', '三号牌', '四号牌'];
export const lines = ['童装线', '女装线', '鞋线', '家居线', '户外线'];

const card = (n: string): string => `('00000000-0000-4000-9000-' || lpad(${n}::text, 12, '0'))::uuid`;
const product = sql.raw(`'P' || lpad((n * 7 % s.products)::text, 5, '0')`);

async function fillAlerts(db: Db, products: number, start: string, days: number): Promise<void> {
  await sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card, state)
    select 'alert-' || n, 'spike', ${product}, 'quality.workmanship', s.start + (n * 31 % s.days)::int, s.start + (n * 31 % s.days)::int,
      '二级', '{"count": 9}', '[]', '质量·做工 变多' || chr(10) || '近 3 天 9 条,平常 2 条',
      (array['open', 'acknowledged', 'resolved', 'resolved'])[1 + n % 4]
    from (select ${products}::int as products, ${start}::date as start, ${days}::int as days) s,
      generate_series(1, ${stored.alerts}::int) n`.execute(db);
  await sql`insert into alert_verdicts (dedup_key, verdict, person, at)
    select dedup_key, 'false', '主管', now() from alerts where state = 'resolved' order by dedup_key limit 200`.execute(
    db,
  );
}

async function fillActions(db: Db, products: number, start: string, days: number): Promise<void> {
  await sql`insert into actions (action_id, product_id, category, cause, owner, opened_on, due_on, expected_effect, direction,
      trigger_from, trigger_to, lag_days, window_days, state, closed_on, report_kind, report_period, raised_by)
    select 'action-' || n, ${product}, 'own', '走线', '产品·1组', d, d + 14, '少一半', 'down', d - 7, d, 3, 14,
      case n % 3 when 0 then 'closed' else 'open' end, case n % 3 when 0 then d + 10 end, 'week', '2026-W30', '客服' || n % 9
    from (select ${products}::int as products) s, generate_series(1, ${stored.actions}::int) n,
      lateral (select ${start}::date + 28 + (n * 17 % (${days}::int - 28)) as d) day`.execute(db);
  await sql`insert into action_steps (action_id, n, step, person, at)
    select action_id, 1, 'submitted', raised_by, opened_on from actions
    union all select action_id, 2, 'verified', owner, opened_on + 1 from actions where state = 'closed'`.execute(
    db,
  );
  await sql`insert into wall_cards (card_id, product_id, kind, words, raised_by, raised_at, state)
    select ${sql.raw(card('n'))}, ${product}, 'mismatch', '页面写的材质和吊牌不同', '客服' || n % 9,
      ${start}::date + n % ${days}::int, (array['raised', 'confirmed', 'claimed', 'solved'])[1 + n % 4]
    from (select ${products}::int as products) s, generate_series(1, ${stored.cards}::int) n`.execute(db);
}

async function fillBooks(db: Db): Promise<void> {
  await sql`insert into imports (import_id, source_id, file_name, file_sha256, mapping, mapping_version, kind, encoding, format,
      read, accepted, duplicate, template, quarantined, reasons, imported_at)
    select 'import-' || n, 's', n || '.csv', md5(n::text), 'tmall-reviews', '1', 'review', 'utf-8', 'csv', 100, 90, 5, 0, 5,
      '{"no-text": 5}', now() - n * interval '1 hour' from generate_series(1, ${stored.imports}::int) n`.execute(
    db,
  );
  await sql`insert into sources (source_id, mapping, shop_id, platform) values ('s', 'tmall-reviews', '旗舰店', '天猫')`.execute(
    db,
  );
  await sql`insert into quarantined_rows (source_id, row_hash, reason, kind, file_name, row_no, detail, copies)
    select 's', md5(n::text), 'no-text', 'review', n % 600 || '.csv', n, '没有内容', 1
    from generate_series(1, ${stored.quarantined}::int) n`.execute(db);
  await sql`insert into audit_log (at, login, action, target, address)
    select now() - n * interval '1 minute', 'bench', 'label.correct', n::text, '' from generate_series(1, ${stored.audit}::int) n`.execute(
    db,
  );
}

/** Adds brands, lines and pages of products, alerts, actions, cards, readings and the log of what was done. */
export async function fillLoop(
  db: Db,
  { products, start, days }: { products: number; start: string; days: number },
): Promise<void> {
  await sql`update products set brand = (${brands}::text[])[1 + hashtext(product_id) & 3],
    line = (${lines}::text[])[1 + (hashtext(product_id) & 65535) % 5]`.execute(db);
  await sql`insert into listings (platform, shop_id, listing_id, product_id, title)
    select '天猫', '旗舰店', 'L-' || product_id, product_id, name from products`.execute(db);
  await fillAlerts(db, products, start, days);
  await fillActions(db, products, start, days);
  await fillBooks(db);
  // Two versions of the model, each leaf of each week.
  await sql`insert into model_shifts (before_version, after_version, week, category, before, after)
    select 'model-1', 'model-2', date_trunc('week', day)::date, category, sum(count), sum(count) + 3 from rollups
    where measure = 'complaint' and position('.' in category) > 0 group by 3, 4`.execute(db);
  await sql`vacuum (analyze) products, listings, alerts, actions, action_steps, wall_cards, imports, quarantined_rows, audit_log`.execute(
    db,
  );
}

import { addDays, type Period, parsePeriod, unclassifiedCategory } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** A small shop of eight children's clothes over six weeks; K1 has a colour incident in the last one. */
export const shopPeriod: Period = parsePeriod('week', '2026-W46');
const firstDay = addDays(shopPeriod.end, -42);
const productIds = Array.from({ length: 8 }, (_, i) => `K${i + 1}`);
const model = 'm1';

export interface VoiceSeed {
  day: string | null;
  product: string | null;
  leaves?: string[];
  /** Set aside: these stand in the categories alone. */
  unsure?: string[];
  text: string;
  kind?: string;
  listing?: string | null;
  order?: string | null;
  praise?: string;
  topic?: string;
  wish?: [kind: string, value: string];
  sku?: string;
}

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function rowsOf(voice: VoiceSeed, n: number) {
  const leaves = voice.unsure ? [unclassifiedCategory] : (voice.leaves ?? []);
  const evidence = { text: voice.text, start: 0, end: voice.text.length };
  const item = {
    item_id: idOf(n),
    source_id: 's',
    kind: voice.kind ?? 'review',
    platform: '抖音',
    shop_id: '旗舰店',
    listing_id: voice.listing ?? null,
    product_id: voice.product,
    sku_id: voice.sku ?? null,
    order_hash: voice.order ?? null,
    rating: (voice.kind ?? 'review') === 'review' ? (leaves.length > 0 ? 1 : 5) : null,
    text: voice.text,
    follow_ups: [],
    event_on: voice.day,
    event_at: voice.day && `${voice.day}T04:00:00Z`,
    content_hash: 'h',
    copies: 1,
    accepted_at: '2026-11-16T00:00:00Z',
  };
  const classification = {
    item_id: idOf(n),
    model_version: model,
    content_hash: 'h',
    intent: leaves.length > 0 ? 'complaint' : voice.praise ? 'praise' : 'consult',
    sentiment: leaves.length > 0 ? 'neg' : 'pos',
    grade: leaves.length > 0 ? 2 : null,
    leaves,
    categories: (voice.unsure ?? leaves).map((id) => ({
      id,
      confidence: voice.unsure ? 0.3 : 0.9,
      evidence: [evidence],
    })),
    escalators: [],
    praises: voice.praise ? [{ id: 'quality.fit', label: voice.praise, evidence }] : [],
    wishes: voice.wish ? [{ kind: voice.wish[0], value: voice.wish[1], evidence }] : [],
    red_lines: [],
    topics: voice.topic ? [{ attribute: voice.topic, evidence }] : [],
    unresolved: false,
  };
  return { item, classification };
}

/** Adds voices, numbered from `from`, and marks their product-days dirty. */
export async function hear(db: Db, voices: readonly VoiceSeed[], from: number): Promise<void> {
  const rows = voices.map((voice, i) => rowsOf(voice, from + i));
  const items = JSON.stringify(rows.map(({ item }) => item));
  const classifications = JSON.stringify(rows.map(({ classification }) => classification));
  await sql`insert into items select * from json_populate_recordset(null::items, ${items}::json)`.execute(db);
  await sql`insert into classifications select * from json_populate_recordset(null::classifications, ${classifications}::json)`.execute(
    db,
  );
  await sql`insert into dirty_days (day, product_id)
    select distinct coalesce(event_on, '0001-01-01'), coalesce(product_id, '~' || platform || '/' || shop_id || '/' || listing_id, '')
    from items where item_id >= ${idOf(from)}::uuid on conflict do nothing`.execute(db);
}

const colours = ['雾霾蓝', '樱花粉'];

/** Every product's ordinary voices of one day: a little praise, and a complaint now and then. */
function ordinary(day: string, n: number): VoiceSeed[] {
  return productIds.flatMap((product, i): VoiceSeed[] => {
    const praise: VoiceSeed = { day, product, text: `版型合身，孩子很喜欢${n}`, praise: '合身' };
    const complaint: VoiceSeed = {
      day,
      product,
      text: `洗了两次就起球，${n}天就这样了`,
      leaves: ['quality.durability'],
      sku: `${product}-1`,
    };
    const chat: VoiceSeed = { day, product, kind: 'chat', text: '身高120穿多大', topic: '尺码' };
    return [praise, ...((n + i) % 7 === 0 ? [complaint] : []), ...((n + i) % 3 === 0 ? [chat] : [])];
  });
}

function incident(): VoiceSeed[] {
  return Array.from(
    { length: 18 },
    (_, n): VoiceSeed => ({
      day: addDays(shopPeriod.start, 3 + (n % 4)),
      product: 'K1',
      text: `页面是雾霾蓝，到手明显偏绿，第${n}件也一样`,
      leaves: ['mismatch.color'],
      kind: n % 3 === 0 ? 'chat' : 'review',
      sku: 'K1-1',
    }),
  );
}

async function catalogue(db: Db): Promise<void> {
  for (const [i, product] of productIds.entries()) {
    await sql`insert into products values (${product}, ${`童装款${i + 1}`}, '童装', '外套', '秋冬', '禾棉', '2026-08-01', '产品·童装组')`.execute(
      db,
    );
    await sql`insert into listings values ('抖音', '旗舰店', ${`9${i}`}, ${product}, ${`童装款${i + 1} 官方`})`.execute(
      db,
    );
    for (const [c, colour] of colours.entries())
      await sql`insert into skus values (${`${product}-${c + 1}`}, ${product}, ${colour}, '130')`.execute(db);
  }
  for (const [at, picture] of [
    ['2026-08-01T02:00:00Z', 'aa'],
    ['2026-11-09T12:14:00Z', 'bb'],
  ])
    await sql`insert into listing_versions values ('抖音', '旗舰店', '90', ${at}::timestamptz, '童装款1 官方', ${picture}, '雾霾蓝/樱花粉', '棉', null, null, '199')`.execute(
      db,
    );
}

/** Fills an empty database with the shop; the rollup stage still has to run. */
export async function openShop(db: Db): Promise<void> {
  await catalogue(db);
  for (let n = 0; n < 42; n++) {
    const day = addDays(firstDay, n);
    for (const [i, product] of productIds.entries())
      await sql`insert into exposures values (${day}, '抖音', '旗舰店', ${`9${i}`}, ${product}, '', 60, 50, 2)`.execute(
        db,
      );
  }
  const days = Array.from({ length: 42 }, (_, n) => ordinary(addDays(firstDay, n), n)).flat();
  const others: VoiceSeed[] = [
    { day: null, product: 'K2', text: '没有日期的差评，掉色', leaves: ['quality.durability'] },
    { day: shopPeriod.start, product: null, text: '快递太慢了，等了九天', leaves: ['logistics.slow'] },
    {
      day: shopPeriod.start,
      product: null,
      listing: '777',
      text: '这件面料和写的不一样',
      leaves: ['mismatch.material'],
    },
    ...[0, 1, 2, 3].map(
      (n): VoiceSeed => ({
        day: addDays(shopPeriod.start, n),
        product: 'K3',
        kind: 'chat',
        text: `拉链第${n}次就卡住，根本拉不动`,
        leaves: ['quality.workmanship'],
        order: `o${n}`,
      }),
    ),
  ];
  await hear(db, [...days, ...incident(), ...others], 1);
  await sql`insert into template_rows values ('s', 't1', '系统默认好评', 'review', '抖音', '旗舰店', null, 'K1', 5, ${shopPeriod.start}, 2)`.execute(
    db,
  );
  await sql`insert into quarantined_rows (source_id, row_hash, reason, kind, file_name, row_no, detail, event_on, copies)
    values ('s', 'q1', '星级不是 1 到 5', 'reviews', 'a.csv', 7, 'x', ${shopPeriod.start}, 1)`.execute(db);
}

/** Takes every rolled-up day as detected, so that its reports may be made. */
export async function markDetected(db: Db): Promise<void> {
  await sql`insert into detected_days select distinct day from rollups where day > '0001-01-01' on conflict do nothing`.execute(
    db,
  );
}

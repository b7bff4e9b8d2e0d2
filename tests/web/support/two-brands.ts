import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** Two brands of one company that must not see each other; whatever belongs to the second has 别家 or OTHER in it. */
export interface Side {
  product: string;
  name: string;
  brand: string;
  line: string;
  shop: string;
  item: string;
  chat: string;
  alert: string;
  action: string;
  card: string;
}

export const mine: Side = {
  product: 'M1',
  name: '自家外套',
  brand: '自家',
  line: '自家线',
  shop: '自家店',
  item: '00000000-0000-4000-8000-000000000001',
  chat: '00000000-0000-4000-8000-000000000002',
  alert: 'mismatch-M1-2026-11-16',
  action: 'action-M1',
  card: '00000000-0000-4000-8000-00000000000a',
};

export const other: Side = {
  product: 'OTHER1',
  name: '别家外套',
  brand: '别家',
  line: '别家线',
  shop: '别家店',
  item: '00000000-0000-4000-8000-000000000003',
  chat: '00000000-0000-4000-8000-000000000004',
  alert: 'mismatch-OTHER1-2026-11-16',
  action: 'action-OTHER1',
  card: '00000000-0000-4000-8000-00000000000b',
};

/** What nobody of the first brand may read anywhere. */
export const foreign = /别家|OTHER/;

const day = '2026-11-17';
const platform = '天猫';

const rollupsOf = ({ product, shop }: Side, count: number) =>
  [
    ['items', 'all', 40],
    ['complaint', 'total', count],
    ['complaint', 'own', count],
    ['complaint', 'mismatch!', count],
    ['complaint', 'mismatch', count],
    ['complaint', 'mismatch.color', count],
    ['cause', 'mismatch.color', count],
  ].map(([measure, category, amount]) => ({
    day,
    product_id: product,
    measure: String(measure),
    category: String(category),
    kind: 'review',
    platform,
    shop_id: shop,
    listing_id: `L-${product}`,
    sku_id: `${product}-1`,
    count: Number(amount),
  }));

const complaintOf = ({ product, shop }: Side, itemId: string, kind: 'review' | 'chat') => ({
  day,
  product_id: product,
  item_id: itemId,
  kind,
  platform,
  shop_id: shop,
  order_hash: null,
  leaves: ['mismatch.color'],
  ordered_on: null,
  signed_on: null,
});

const itemOf = (side: Side, itemId: string, kind: 'review' | 'chat') => ({
  item_id: itemId,
  source_id: `s-${side.product}`,
  external_id: itemId,
  kind,
  platform,
  shop_id: side.shop,
  listing_id: `L-${side.product}`,
  product_id: side.product,
  sku_id: `${side.product}-1`,
  color: null,
  size: null,
  order_hash: null,
  customer_hash: null,
  rating: kind === 'review' ? 2 : null,
  reason: null,
  product_type: null,
  text: kind === 'review' ? `${side.brand}的颜色和图片差太多` : '',
  follow_ups: JSON.stringify([]),
  event_at: new Date(`${day}T03:00:00Z`),
  event_on: day,
  ordered_at: null,
  signed_at: null,
  content_hash: `h-${itemId}`,
  copies: 1,
  updated_at: null,
  satisfaction: null,
  pictures: null,
});

const labelOf = (itemId: string, brand: string, kind: 'review' | 'chat') => {
  const start = kind === 'review' ? brand.length + 1 : 0;
  const evidence = { text: '颜色', start, end: start + 2, ...(kind === 'chat' ? { turn: 1 } : {}) };
  return {
    item_id: itemId,
    model_version: 'test-1',
    content_hash: `h-${itemId}`,
    intent: 'complaint',
    sentiment: 'neg',
    grade: 2,
    leaves: ['mismatch.color'],
    categories: JSON.stringify([{ id: 'mismatch.color', confidence: 0.9, evidence: [evidence] }]),
    escalators: [],
    praises: JSON.stringify([]),
    wishes: JSON.stringify([]),
    red_lines: JSON.stringify([]),
    topics: JSON.stringify([]),
    unresolved: false,
  };
};

async function storeVoices(db: Db, side: Side): Promise<void> {
  await db
    .insertInto('items')
    .values([itemOf(side, side.item, 'review'), itemOf(side, side.chat, 'chat')])
    .execute();
  await db
    .insertInto('item_turns')
    .values([
      {
        item_id: side.chat,
        n: 0,
        role: 'agent' as const,
        text: '您好',
        at: null,
        agent_hash: null,
        team: null,
        vendor: null,
      },
      {
        item_id: side.chat,
        n: 1,
        role: 'customer' as const,
        text: `颜色不对,${side.brand}的`,
        at: null,
        agent_hash: null,
        team: null,
        vendor: null,
      },
    ])
    .execute();
  await db
    .insertInto('classifications')
    .values([labelOf(side.item, side.brand, 'review'), labelOf(side.chat, side.brand, 'chat')])
    .execute();
}

async function storeAction(db: Db, { product, brand, action, card }: Side): Promise<void> {
  await db
    .insertInto('wall_cards')
    .values({
      card_id: card,
      product_id: product,
      kind: 'price',
      words: `${brand}标价少了一位`,
      item_id: null,
      raised_by: `${brand}客服`,
      raised_at: new Date('2026-11-19T02:00:00Z'),
      state: 'confirmed',
      confirmed_by: `${brand}主管`,
      confirmed_at: new Date('2026-11-19T03:00:00Z'),
    })
    .execute();
  await db
    .insertInto('actions')
    .values({
      action_id: action,
      product_id: product,
      category: 'mismatch.color',
      cause: `${brand}主图偏色`,
      owner: `${brand}运营`,
      opened_on: '2026-11-19',
      due_on: '2026-11-26',
      expected_effect: '一周不超过 2 条',
      direction: 'down',
      trigger_from: '2026-11-16',
      trigger_to: '2026-11-18',
      lag_days: 0,
      window_days: 7,
      report_kind: 'week',
      report_period: '2026-W47',
      raised_by: `${brand}的人`,
    })
    .execute();
}

async function storeSide(db: Db, side: Side, complaints: number): Promise<void> {
  const { product, name, brand, line, shop } = side;
  await db
    .insertInto('products')
    .values({
      product_id: product,
      name,
      product_type: '外套',
      line,
      season: null,
      brand,
      launch_on: null,
      owner: null,
    })
    .execute();
  await db
    .insertInto('sources')
    .values({ source_id: `s-${product}`, mapping: 'm', shop_id: shop, platform })
    .execute();
  await db
    .insertInto('listings')
    .values({ platform, shop_id: shop, listing_id: `L-${product}`, product_id: product, title: name })
    .execute();
  await db
    .insertInto('skus')
    .values({ sku_id: `${product}-1`, product_id: product, color: `${brand}蓝`, size: null })
    .execute();
  await db.insertInto('rollups').values(rollupsOf(side, complaints)).execute();
  await db
    .insertInto('complaint_voices')
    .values([complaintOf(side, side.item, 'review'), complaintOf(side, side.chat, 'chat')])
    .execute();
  const words = `${brand}的颜色和图片差太多\n颜色不对,${brand}的`;
  await db.insertInto('voice_words').values({ day, product_id: product, words }).execute();
  await db
    .insertInto('exposures')
    .values({
      day,
      platform,
      shop_id: shop,
      listing_id: `L-${product}`,
      product_id: product,
      sku_id: `${product}-1`,
      orders: 900,
      units: 1000,
      returns: 0,
    })
    .execute();
  await db
    .insertInto('alerts')
    .values({
      dedup_key: side.alert,
      kind: 'mismatch',
      product_id: product,
      category: 'mismatch!',
      raised_on: '2026-11-16',
      last_on: day,
      tier: '一级',
      numbers: JSON.stringify({ complaints, window: 3, day }),
      evidence: JSON.stringify({}),
      card: `【描述不符预警·一级】${name} ${product} 颜色不符突增\n近3天 ${complaints} 条`,
    })
    .execute();
  await storeAction(db, side);
  await storeVoices(db, side);
}

/** Stores both brands: 20 complaints of 1,000 units, and 50. */
export async function storeTwoBrands(db: Db): Promise<void> {
  await storeSide(db, mine, 20);
  await storeSide(db, other, 50);
  await sql`insert into rollup_days select day, measure, category, kind, platform, shop_id, sum(count)::int from rollups
    where measure in ('complaint', 'items') group by 1, 2, 3, 4, 5, 6`.execute(db);
}

import type { Platform } from './catalog.ts';

export type Channel = 'review' | 'chat' | 'refund';

/** A hidden incident and what of it is injected into the voices; `count` 0 means that rates or orders alone carry it. */
export interface Incident {
  id: string;
  kind: string;
  title: string;
  productId: string | null;
  shop: string | null;
  category: string | null;
  alternatives: string[];
  start: string;
  end: string;
  expect: 'alert' | 'report' | 'list-black' | 'list-red' | 'redline' | 'none';
  note: string;
  section: string;
  count: number;
  channels: Partial<Record<Channel, number>>;
  platforms?: Partial<Record<Platform, number>>;
  colour?: string;
  /** Share of the voices that name `colour`. */
  colourShare?: number;
  /** No order of the incident is older than this. */
  orderedFrom?: string;
}

const everywhere = { review: 55, chat: 30, refund: 15 };

const complaints: Incident[] = [
  {
    id: 'haze-blue',
    kind: 'colour mismatch after a listing change',
    title: '女童羽绒服 A2031 雾霾蓝 颜色不符',
    productId: 'A2031',
    shop: null,
    category: 'mismatch.color',
    alternatives: ['mismatch.picture'],
    start: '2026-11-11',
    end: '2026-11-22',
    expect: 'alert',
    note: 'The main picture of the 抖音 listing was replaced on 2026-11-09 20:14; mostly 雾霾蓝, mostly 抖音.',
    section: 'haze-blue',
    count: 58,
    channels: { review: 45, chat: 40, refund: 15 },
    platforms: { 抖音: 82, 天猫: 18 },
    colour: '雾霾蓝',
    colourShare: 0.96,
    orderedFrom: '2026-11-09 20:30:00',
  },
  {
    id: 'kettle-batch',
    kind: 'faulty batch',
    title: '电热水壶 C210 批次故障',
    productId: 'C210',
    shop: null,
    category: 'quality.fault',
    alternatives: ['quality.durability'],
    start: '2026-08-31',
    end: '2026-09-20',
    expect: 'report',
    note: 'Kettles delivered in W36-W38 do not heat or trip the breaker; an alert on quality spikes would see it too.',
    section: 'kettle-fault',
    count: 48,
    channels: everywhere,
  },
  {
    id: 'wrong-goods',
    kind: 'warehouse sends wrong items',
    title: '拼多多专卖店 一周内大量发错货',
    productId: null,
    shop: '拼多多专卖店',
    category: 'fulfil.wrong',
    alternatives: [],
    start: '2026-06-22',
    end: '2026-06-28',
    expect: 'report',
    note: 'All products of one shop, in the week after 618; the category moves, no single product does.',
    section: 'wrong-goods',
    count: 72,
    channels: everywhere,
    platforms: { 拼多多: 1 },
  },
  {
    id: 'double11-slow',
    kind: 'delivery crisis',
    title: '双11 物流延误',
    productId: null,
    shop: null,
    category: 'logistics.slow',
    alternatives: ['logistics.lost'],
    start: '2026-11-11',
    end: '2026-11-16',
    expect: 'report',
    note: 'Category-wide in W46, every product and shop; must not count against a product.',
    section: 'double11-slow',
    count: 250,
    channels: { review: 55, chat: 42, refund: 3 },
  },
  {
    id: 'double11-lost',
    kind: 'delivery crisis',
    title: '双11 物流停滞与虚假签收',
    productId: null,
    shop: null,
    category: 'logistics.lost',
    alternatives: ['logistics.slow'],
    start: '2026-11-12',
    end: '2026-11-17',
    expect: 'report',
    note: 'The second face of the same crisis.',
    section: 'double11-lost',
    count: 90,
    channels: { review: 30, chat: 60, refund: 10 },
  },
  {
    id: 'wrong-price',
    kind: 'wrong price',
    title: '天猫旗舰店 阔腿裤 A1202 标价错误',
    productId: 'A1202',
    shop: '天猫旗舰店',
    category: 'price.wrong',
    alternatives: [],
    start: '2026-09-09',
    end: '2026-09-10',
    expect: 'redline',
    note: 'The page shows 59 and the checkout takes 129 from 09-09 00:05 to 09-10 15:30 on one listing.',
    section: 'wrong-price',
    count: 22,
    channels: { chat: 80, review: 10, refund: 10 },
    platforms: { 天猫: 1 },
    orderedFrom: '2026-09-09 00:05:00',
  },
  {
    id: 'chat-only-loafer',
    kind: 'heard in chats only',
    title: '乐福鞋 D4103 磨脚,只在会话里说',
    productId: 'D4103',
    shop: null,
    category: 'quality.fit',
    alternatives: [],
    start: '2026-08-10',
    end: '2026-08-23',
    expect: 'report',
    note: 'No review of this product complains at any time, and none of the orders appears outside chats.',
    section: 'chat-only',
    count: 34,
    channels: { chat: 1 },
  },
  {
    id: 'thermos-capacity',
    kind: 'attribute mismatch',
    title: '保温杯 C330 容量不符(页面 500ml,实测约 420ml)',
    productId: 'C330',
    shop: null,
    category: 'mismatch.spec',
    alternatives: ['mismatch.weight_qty'],
    start: '2026-10-28',
    end: '2026-11-15',
    expect: 'alert',
    note: 'Small but real; the capacity on the pages was raised from 420ml to 500ml on 2026-10-22.',
    section: 'thermos-capacity',
    count: 36,
    channels: everywhere,
    orderedFrom: '2026-10-22 12:00:00',
  },
  {
    id: 'size-chart',
    kind: 'size mismatch after a size chart change',
    title: '男装休闲裤 B1102 尺码表改动后尺码不符',
    productId: 'B1102',
    shop: null,
    category: 'mismatch.size',
    alternatives: ['quality.fit'],
    start: '2026-07-20',
    end: '2026-08-02',
    expect: 'alert',
    note: 'The size chart was changed on 2026-07-17 on all pages.',
    section: 'size-chart',
    count: 46,
    channels: everywhere,
    orderedFrom: '2026-07-17 10:00:00',
  },
  {
    id: 'late-trench',
    kind: 'late shipping',
    title: '风衣 A1206 迟迟不发货',
    productId: 'A1206',
    shop: null,
    category: 'fulfil.late',
    alternatives: ['mismatch.claim'],
    start: '2026-10-12',
    end: '2026-10-18',
    expect: 'report',
    note: 'Oversold in the holiday week; orders wait for shipping, and the promise of 48 hours is broken.',
    section: 'late-trench',
    count: 38,
    channels: { chat: 70, review: 15, refund: 15 },
  },
];

function quiet(
  incident: Pick<Incident, 'id' | 'kind' | 'title' | 'productId' | 'expect' | 'note'> & {
    start: string;
    end: string;
    category: string | null;
  },
): Incident {
  return { ...incident, shop: null, alternatives: [], section: '', count: 0, channels: {} };
}

const others: Incident[] = [
  quiet({
    id: 'chronic-pilling',
    kind: 'chronically bad product',
    title: '打底衫 A1207 起球掉色',
    productId: 'A1207',
    category: 'quality.durability',
    start: '2026-10-12',
    end: '2026-11-22',
    expect: 'list-black',
    note: 'Several times the rate of its peers for the whole autumn; no spike, only a level.',
  }),
  {
    ...quiet({
      id: 'humidifier-smoke',
      kind: 'safety chat',
      title: '加湿器 H5 冒烟,顾客提到 12315',
      productId: 'H5',
      category: 'safety.hazard',
      start: '2026-11-10',
      end: '2026-11-10',
      expect: 'redline',
      note: 'One chat at 14:22; one item is enough.',
    }),
    channels: { chat: 1 },
  },
  quiet({
    id: 'campaign-constant',
    kind: 'counter-example',
    title: '衬衫 A1205 活动周十倍订单,质量不变',
    productId: 'A1205',
    category: null,
    start: '2026-09-28',
    end: '2026-10-11',
    expect: 'none',
    note: 'Counts rise with the orders, the rate does not: no black list, no mismatch alert.',
  }),
  quiet({
    id: 'good-promotion',
    kind: 'counter-example',
    title: '男童卫裤 B1107 促销热卖,口碑好',
    productId: 'B1107',
    category: null,
    start: '2026-10-19',
    end: '2026-11-15',
    expect: 'list-red',
    note: 'Red list or unlisted, never black; customers ask for 150 and for black.',
  }),
  quiet({
    id: 'no-colour-difference',
    kind: 'counter-example',
    title: '针织开衫 A1208 大量“没有色差”的好评',
    productId: 'A1208',
    category: null,
    start: '2026-09-21',
    end: '2026-09-27',
    expect: 'none',
    note: 'Negated mentions only: no mismatch alert.',
  }),
  quiet({
    id: 'tiny-sample',
    kind: 'counter-example',
    title: '芝麻丸 F608 销量极小',
    productId: 'F608',
    category: null,
    start: '2026-05-25',
    end: '2026-11-22',
    expect: 'none',
    note: 'One complaint makes a high rate on few units: 数据不足, never a rank.',
  }),
];

/** All hidden incidents and counter-examples. */
export const incidents: readonly Incident[] = [...complaints, ...others];

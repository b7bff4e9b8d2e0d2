import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@voc/app';
import { RejectedFileError } from '@voc/core';
import { type Db, openDatabase } from '@voc/core/db';
import { type ImportResult, importFile } from '@voc/ingest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { testSecretKey } from '../support/voc.ts';

const mappings = loadSources();
let folder = '';
let db: Db;
let load: (name: string, content: string, shop?: string) => Promise<ImportResult>;
const opened: (() => Promise<void>)[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-voices-'));
});

beforeEach(async () => {
  const database = await createTestDatabase();
  opened.push(database.drop);
  const connection = openDatabase(database.url);
  db = connection.db;
  opened.push(() => db.destroy());
  load = (name, content, shop = 'default') => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return importFile({ pool: connection.pool, path, shop, secretKey: testSecretKey, mappings });
  };
});

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const counts = ({ read, accepted, duplicate, template, quarantined }: ImportResult): number[] => [
  read,
  accepted,
  duplicate,
  template,
  quarantined,
];

const turns = () =>
  db
    .selectFrom('item_turns')
    .innerJoin('items', 'items.item_id', 'item_turns.item_id')
    .orderBy('event_at')
    .orderBy('n')
    .select(['role', 'item_turns.text', 'team', 'listing_id'])
    .execute();

describe('chats', () => {
  const talk = [
    't_小鹿 2026-11-10 10:01:00',
    'https://item.taobao.com/item.htm?id=612345678901',
    '杯子漏水,打我电话13912345678',
    '已读',
    '某店:小美 2026-11-10 10:02:00',
    '亲,发个图片',
  ];

  test('a text of the client becomes conversations, masked, and overlapping exports meet', async () => {
    const other = ['t_小马 2026-11-10 11:00:00', '有货吗', '某店:小红 2026-11-10 11:01:00', '有的'];
    expect(counts(await load('a.txt', [...talk, ...other].join('\r\n')))).toEqual([2, 2, 0, 0, 0]);
    const said = await turns();
    expect(said.map(({ role }) => role)).toEqual([
      'customer',
      'system',
      'system',
      'agent',
      'customer',
      'agent',
    ]);
    expect(said[0]?.text).not.toContain('13912345678');
    expect(said.map(({ text }) => text).join()).not.toContain('小鹿');
    expect(said[3]?.team).toBe('某店');
    expect(said[0]?.listing_id).toBe('612345678901');
    const later = ['t_小鹿 2026-11-10 10:05:00', '图片发了'];
    expect(counts(await load('b.txt', [...talk, ...later].join('\n')))).toEqual([1, 1, 0, 0, 0]);
    expect(counts(await load('c.txt', talk.join('\n')))).toEqual([1, 0, 1, 0, 0]);
    expect((await turns()).filter(({ role }) => role === 'customer')).toHaveLength(3);
  });

  test('without a name that is certainly the shop’s a conversation is set aside, with --shop it is read', async () => {
    const text = talk.join('\n').replaceAll('某店:小美', '某某旗舰店');
    const refused = await load('d.txt', text);
    expect(counts(refused)).toEqual([1, 0, 0, 0, 1]);
    expect(refused.reasons).toEqual({ unknown_role: 1 });
    expect(JSON.stringify(refused.setAside)).not.toMatch(/小鹿|漏水/u);
    expect(counts(await load('d.txt', text, '某某旗舰店'))).toEqual([1, 1, 0, 0, 0]);
  });

  test('messages of 拼多多 become a conversation by customer and day', async () => {
    const at = Date.parse('2026-11-10T10:00:00+08:00') / 1000;
    const [user, shop] = [
      { role: 'user', uid: '77' },
      { role: 'mall_cs', uid: '88' },
    ];
    const message = (n: number, from: object, to: object, type: number, content: string) => ({
      msg_id: String(n),
      nickname: '小**',
      from,
      to,
      ts: at + n,
      type,
      sub_type: 0,
      content,
      info: type === 64 ? { goods_id: '5566' } : {},
    });
    const list = [
      message(1, user, shop, 0, '什么时候发货'),
      message(2, shop, user, 0, '今天发'),
      message(3, user, shop, 1, 'https://img.example/x.png'),
      message(4, user, shop, 64, '选了蓝色'),
      message(5, shop, user, 24, '转接'),
      message(6, user, shop, 1002, '撤回'),
      message(7, { role: 'user', uid: '99' }, shop, 5, '[笑]'),
    ];
    const lines = list.map((one) => JSON.stringify({ message: one })).join('\n');
    expect(counts(await load('pdd.jsonl', lines))).toEqual([2, 2, 0, 0, 0]);
    expect(counts(await load('pdd.json', JSON.stringify(list)))).toEqual([2, 0, 2, 0, 0]);
    const said = (await turns()).map(({ role, text }) => `${role}:${text}`);
    expect(said).toEqual([
      'customer:什么时候发货',
      'agent:今天发',
      'customer:[图片]',
      'customer:选了蓝色',
      'system:转交给另一位客服',
      'system:撤回了一条消息',
      'customer:[表情]',
    ]);
  });

  test('conversations of 飞鸽 keep their satisfaction score; an unknown speaker sets one aside', async () => {
    const messages = [
      { sender_role: 'user', content: '色差大', create_time: 1_794_276_000 },
      { sender_role: '客服', content: '抱歉', create_time: 1_794_276_060 },
    ];
    const lines = [
      { conversation_id: 'c1', shop_name: '抖店', user_id: 'u1', satisfaction: 2, messages },
      {
        conversation_id: 'c2',
        shop_name: '抖店',
        user_id: 'u2',
        messages: [...messages, { sender_role: '3', content: '?', create_time: 1_794_276_060 }],
      },
    ];
    const result = await load('feige.jsonl', lines.map((one) => JSON.stringify(one)).join('\n'));
    expect(counts(result)).toEqual([2, 1, 0, 0, 1]);
    expect(result.reasons).toEqual({ unknown_role: 1 });
    expect(await db.selectFrom('items').select('satisfaction').execute()).toEqual([{ satisfaction: 2 }]);
  });

  test('a score that comes with a later export is kept', async () => {
    const header = '会话编号,店铺,商品编号,订单号,顾客,发送方,发送时间,消息内容,客服账号,满意度';
    const row = 's1,京东店,77,,小*红,顾客,2026-11-10 10:00:00,在吗,';
    await load('score.csv', `${header}\n${row},\n`);
    expect(counts(await load('score.csv', `${header}\n${row},满意\n`))).toEqual([1, 0, 1, 0, 0]);
    expect(await db.selectFrom('items').select('satisfaction').execute()).toEqual([{ satisfaction: 4 }]);
  });
});

describe('stars without words', () => {
  const header = 'id,Comment_time,Product model,Customer satisfaction,User_level';
  const row = (time: string, stars: string): string =>
    `None,2016-05-16 ${time},冰箱 BCD-571,${stars},金牌会员`;

  test('are no items, and are counted', async () => {
    const text = [
      header,
      row('10:45:25', '1'),
      row('10:45:25', '1'),
      row('11:00:00', '5'),
      row('12:00:00', '9'),
    ];
    const result = await load('stars.csv', text.join('\n'));
    expect(counts(result)).toEqual([4, 2, 1, 0, 1]);
    expect(result.kind).toBe('ratings');
    expect(counts(await load('stars2.csv', text.join('\n')))).toEqual([4, 0, 3, 0, 1]);
    expect(await db.selectFrom('items').select('item_id').execute()).toEqual([]);
    const stored = await db
      .selectFrom('ratings')
      .select(['rating', 'event_on', 'copies'])
      .orderBy('rating')
      .execute();
    expect(stored).toEqual([
      { rating: 1, event_on: '2016-05-16', copies: 2 },
      { rating: 5, event_on: '2016-05-16', copies: 1 },
    ]);
  });

  test('of another layout stay refused', async () => {
    const refused = load('other.csv', '评论时间,商品名称,评分\n2026-11-10,外套,5\n');
    await expect(refused).rejects.toBeInstanceOf(RejectedFileError);
  });
});

describe('catalogue', () => {
  test('owners are kept by product, line and department; a changed one is accepted', async () => {
    const header = '款号,产品线,部门,负责人,机器人';
    const first = [header, 'A2031,,产品,王工,', ',童装,运营,,童装群机器人', ',,品控,,'].join('\n');
    expect(counts(await load('owners.csv', first))).toEqual([3, 2, 0, 0, 1]);
    const second = [header, 'A2031,,产品,李工,', ',童装,运营,,童装群机器人'].join('\n');
    expect(counts(await load('owners2.csv', second))).toEqual([2, 1, 1, 0, 0]);
    const stored = await db.selectFrom('owners').selectAll().orderBy('department').execute();
    expect(stored.map(({ person, robot }) => person ?? robot)).toEqual(['李工', '童装群机器人']);
  });

  const header =
    '店铺,评价ID,订单编号,商品ID,商品标题,颜色分类,尺码,评价时间,评分,评价内容,追评内容,追评时间,买家昵称,签收时间,图片,商家回复';
  const review = (
    id: string,
    listing: string,
    text: string,
    at = '2026-11-10 10:00:00',
    more = ',,小*明,,,',
  ): string => `旗舰店,${id},9001,${listing},外套,蓝,M,${at},中评,${text},${more}`;

  test('a later list of listings re-homes what was 未归款 and makes its days dirty', async () => {
    await load('reviews.csv', [header, review('1', '88', '偏色')].join('\n'));
    const unmapped = await db
      .selectFrom('listings')
      .where('product_id', 'is', null)
      .select('listing_id')
      .execute();
    expect(unmapped).toEqual([{ listing_id: '88' }]);
    await db.deleteFrom('dirty_days').execute();
    const listings = '平台,店铺,商品ID,款号,标题,生效时间\n天猫,旗舰店,88,A1,外套,2026-10-01 00:00:00\n';
    expect(counts(await load('listings.csv', listings))).toEqual([1, 1, 0, 0, 0]);
    expect(await db.selectFrom('items').select('product_id').execute()).toEqual([{ product_id: 'A1' }]);
    const dirty = await db
      .selectFrom('dirty_days')
      .select(['day', 'product_id'])
      .orderBy('product_id')
      .execute();
    expect(dirty).toEqual([
      { day: '2026-11-10', product_id: 'A1' },
      { day: '2026-11-10', product_id: '~天猫/旗舰店/88' },
    ]);
    const moved = listings.replace('A1', 'A2').replace('10-01', '11-01');
    await load('moved.csv', moved);
    expect(await db.selectFrom('items').select('product_id').execute()).toEqual([{ product_id: 'A2' }]);
  });

  test('reviews keep stars, pictures and follow-ups in any order; the seller is not heard; one order is many voices', async () => {
    const later = review('1', '88', '用了一周掉色', '2026-11-18 09:00:00');
    const first = review(
      '1',
      '88',
      '刚收到不错',
      '2026-11-10 10:00:00',
      ',,小*明,,"https://x.cn/a.png,https://x.cn/b.png",亲爱的顾客对不起',
    );
    const others = [review('2', '89', '裤子合身'), review('3', '90', '裤子合身')];
    expect(counts(await load('a.csv', [header, later].join('\n')))).toEqual([1, 1, 0, 0, 0]);
    expect(counts(await load('b.csv', [header, first, ...others].join('\n')))).toEqual([3, 3, 0, 0, 0]);
    const items = await db
      .selectFrom('items')
      .select(['external_id', 'text', 'follow_ups', 'rating', 'pictures', 'order_hash'])
      .orderBy('external_id')
      .execute();
    expect(items.map(({ text }) => text)).toEqual(['刚收到不错', '裤子合身', '裤子合身']);
    expect(items[0]?.follow_ups).toEqual([{ text: '用了一周掉色', at: '2026-11-18T01:00:00.000Z' }]);
    expect(items.map(({ rating }) => rating)).toEqual([3, 3, 3]);
    expect(items.map(({ pictures }) => pictures)).toEqual([2, null, null]);
    expect(new Set(items.map(({ order_hash }) => order_hash)).size).toBe(1);
    expect(JSON.stringify(items)).not.toContain('对不起');
  });
});

test('refund reasons that no leaf is known for are counted, each by its words', async () => {
  const header = '售后单号,订单编号,平台,店铺,商品ID,SKU编码,申请时间,退款原因,买家留言,退款金额,是否退货';
  const row = (id: string, reason: string, words = ''): string =>
    `${id},1,天猫,店,88,K1,2026-11-10 10:00:00,${reason},${words},10,是`;
  const rows = [row('1', '质量问题'), row('2', '其他'), row('3', '其他'), row('4', '颜色像月亮', '偏黄')];
  const result = await load('refunds.csv', [header, ...rows].join('\n'));
  expect(counts(result)).toEqual([4, 4, 0, 0, 0]);
  expect(result.unmappedReasons).toEqual({ 其他: 2, 颜色像月亮: 1 });
  const { unmapped_reasons } = await db
    .selectFrom('imports')
    .select('unmapped_reasons')
    .executeTakeFirstOrThrow();
  expect(unmapped_reasons).toEqual({ 其他: 2, 颜色像月亮: 1 });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RedLineFacts, redLineCard } from './red-line-card.ts';
import { type SpikeFacts, spikeCard } from './spike-card.ts';

const facts: SpikeFacts = {
  title: '描述不符',
  tier: '二级',
  productName: '女童羽绒服',
  productId: 'A2031',
  attribute: { name: '颜色不符', count: 17 },
  window: { days: 3, from: '11-10', to: '11-12' },
  complaints: 17,
  expected: 3.1,
  lower: 1,
  upper: 6,
  denominator: '签收量',
  colors: [{ value: '雾霾蓝', count: 16 }],
  sizes: [
    { value: '130', count: 8 },
    { value: '140', count: 7 },
  ],
  places: [
    { value: '抖音旗舰店', count: 14 },
    { value: '天猫', count: 3 },
  ],
  quotes: [
    { text: '页面是雾霾蓝,到手偏绿', channel: '评价', rating: 2 },
    { text: '和主播展示的不是一个蓝', channel: '会话', rating: null },
    { text: '两件颜色都不一样', channel: '会话', rating: null },
  ],
  orderDays: [],
  check: {
    pages: [
      { place: '抖音', field: '主图', value: null, changedAt: '11-09 20:14' },
      { place: '抖音', field: '颜色分类', value: '雾霾蓝', changedAt: null },
    ],
    suggested: ['主图', '颜色分类'],
  },
  shipped: { since: '改图后', color: true, sent: 1312, waiting: 240 },
  owner: '运营·童装组',
  partner: '产品·童装组',
  due: '11-13',
  confidence: '高',
  shared: false,
  falsePushesPerWeek: 2,
};

const redLine: RedLineFacts = {
  kind: 'safety.hazard',
  product: { name: '加湿器', id: 'H5' },
  quote: '插上电就冒烟',
  sameDay: 1,
  at: '11-10 14:22',
  platform: '京东',
  channel: '会话',
  mention: '12315',
  similar: 2,
  focus: { total: 3, skus: [], shops: [], orderDays: [] },
};

test('the mismatch card keeps its golden form', () => {
  expect(spikeCard(facts).split('\n')).toEqual([
    '【描述不符预警·二级】女童羽绒服 A2031「雾霾蓝」颜色不符突增',
    '近3天(11-10~11-12)17 条;按签收量正常约 3.1 条(90% 区间 1~6),5.5 倍',
    '集中在:雾霾蓝 16/17;抖音旗舰店 14、天猫 3;尺码不集中',
    '原话(已脱敏):「页面是雾霾蓝,到手偏绿」评价★★|「和主播展示的不是一个蓝」会话|「两件颜色都不一样」会话',
    '去查:抖音商品页【主图】(11-09 20:14 更换过)、【颜色分类】现值"雾霾蓝"',
    '影响面:改图后该色已发 1,312 件,待发 240 件',
    '责任:运营·童装组;协同:产品·童装组|11-13 18:00 前确认,逾期转主管',
    '把握:高(同类目其他款没有一起涨;全公司每周预计误报 ≤2 张)',
    '[看全部17条] [我来处理] [误报] [静默7天]',
  ]);
});

test('the red-line card keeps its golden form', () => {
  expect(redLineCard(redLine).split('\n')).toEqual([
    '【红线·一级|单条即报】安全隐患:加湿器 H5「插上电就冒烟」11-10 14:22 京东会话,顾客提到 12315',
    '同款 90 天内同类 2 条。品控(主)/法务:1 小时内回电;是否停发由品控决定',
  ]);
});

test('facts that are missing are said to be missing', () => {
  const bare = spikeCard({
    ...facts,
    colors: [],
    sizes: [],
    places: [],
    quotes: [],
    check: { pages: null, suggested: ['主图', '颜色分类'] },
    shipped: null,
    owner: null,
    partner: null,
  }).split('\n');
  expect(bare[0]).toBe('【描述不符预警·二级】女童羽绒服 A2031 颜色不符突增');
  expect(bare[2]).toBe('集中在:颜色未知;渠道未知;尺码未知');
  expect(bare[3]).toBe('原话(已脱敏):暂无');
  expect(bare[4]).toBe('去查:未接入商品页,请人工核对【主图】【颜色分类】');
  expect(bare[5]).toContain('未知');
  expect(bare[6]).toContain('未登记负责人');
  expect(redLineCard({ ...redLine, product: null, at: null, mention: null, similar: null })).toContain(
    '时间未知',
  );
});

test('words of customers cannot mention, link, format or break the card', () => {
  const hostile = '@all **快看** [点我](http://x.cn)\n# 标题 <at id=1> 13812345678 \u202e\u200b`x`';
  for (const card of [
    spikeCard({
      ...facts,
      productName: hostile,
      owner: hostile,
      quotes: [{ text: hostile, channel: '评价', rating: 1 }],
    }),
    redLineCard({ ...redLine, quote: hostile, product: { name: hostile, id: 'H5' } }),
  ]) {
    expect(card).not.toMatch(/@|\*\*|\]\(|:\/\/|<|`|\u202e|\u200b|\d{7}/u);
    expect(card).not.toContain('\n#');
  }
});

test('a card is never longer than 4,096 bytes nor has more lines than its form', () => {
  const words = fc.string({ unit: 'binary', maxLength: 600 });
  fc.assert(
    fc.property(words, words, fc.array(words, { maxLength: 5 }), (a, b, many) => {
      const parts = many.map((value) => ({ value, count: 9 }));
      const card = spikeCard({
        ...facts,
        productName: a,
        attribute: { name: b, count: 3 },
        owner: a,
        partner: b,
        places: parts,
        colors: parts,
        quotes: many.map((text) => ({ text, channel: '会话', rating: null })),
        check: {
          pages: many.map((value) => ({ place: a, field: '主图', value, changedAt: null })),
          suggested: [],
        },
      });
      expect(new TextEncoder().encode(card).length).toBeLessThanOrEqual(4096);
      expect(card.split('\n')).toHaveLength(9);
      expect(redLineCard({ ...redLine, quote: a, product: { name: b, id: a } }).split('\n')).toHaveLength(2);
    }),
    { numRuns: 50 },
  );
});

test("further voices of the same kind, product and day are counted on the first one's card", () => {
  expect(redLineCard({ ...redLine, sameDay: 4 }).split('\n')[1]).toMatch(
    /^当天同款同类共 4 条;此前 90 天内同类 \d+ 条。/,
  );
});

test('colour, shop and order day are told where at least half of the voices share them', () => {
  const focus = {
    total: 3,
    skus: [{ value: '白色/2L', count: 3 }],
    shops: [
      { value: '京东旗舰店', count: 1 },
      { value: '天猫旗舰店', count: 1 },
    ],
    orderDays: [{ value: '2026-11-05', count: 2 }],
  };
  const [, second] = redLineCard({ ...redLine, focus }).split('\n');
  expect(second).toContain('同款 90 天内同类 2 条,3 条集中在:白色/2L 3/3、11-05 下单 2/3。');
  const alone = { ...focus, total: 1, skus: [{ value: '白色/2L', count: 1 }] };
  expect(redLineCard({ ...redLine, similar: 0, focus: alone })).toContain(
    '90 天内同类 0 条,这一条:白色/2L、京东旗舰店、11-05 下单。',
  );
});

test('the week in which most of the orders were made is told where the exports have it', () => {
  const orders = (...days: [day: string, count: number][]) =>
    spikeCard({ ...facts, orderDays: days.map(([day, count]) => ({ day, count })) }).split('\n')[2];
  expect(orders(['2026-11-01', 2], ['2026-11-08', 8], ['2026-11-09', 4])).toMatch(
    /;下单日 11-08~11-09 12\/17$/u,
  );
  expect(orders(['2026-11-08', 9], ['2026-11-20', 1])).toMatch(/;下单日 11-08 9\/17$/u);
  expect(orders(['2026-10-01', 5], ['2026-11-20', 5])).toMatch(/;下单日不集中$/u);
  expect(orders(['2026-10-01', 2])).toMatch(/;尺码不集中$/u);
});

test('a card on quality says what to do in place of a page', () => {
  const card = spikeCard({
    ...facts,
    title: '质量问题',
    attribute: { name: '功能故障', count: 12 },
    check: { action: '抽检在库与退回件' },
  });
  expect(card).toContain('【质量问题预警·二级】女童羽绒服 A2031「雾霾蓝」功能故障突增');
  expect(card).toContain('\n去查:抽检在库与退回件\n');
});

test('the share of the leading attribute is told where not all complaints name it', () => {
  const card = spikeCard({ ...facts, attribute: { name: '颜色不符', count: 14 } });
  expect(card.split('\n')[2]).toBe('集中在:颜色不符 14/17;雾霾蓝 16/17;抖音旗舰店 14、天猫 3;尺码不集中');
});

test('a field that says the same on several pages is told once', () => {
  const page = { field: '参数', value: '500ml', changedAt: '10-22 11:30' };
  const pages = [
    { place: '抖音', ...page },
    { place: '京东', ...page },
    { place: '天猫', ...page, value: '420ml' },
  ];
  expect(spikeCard({ ...facts, check: { pages, suggested: [] } })).toContain(
    '去查:抖音、京东商品页【参数】(10-22 11:30 更换过)现值"500ml"、天猫商品页【参数】(10-22 11:30 更换过)现值"420ml"',
  );
});

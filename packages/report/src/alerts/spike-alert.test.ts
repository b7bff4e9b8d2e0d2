import { expect, test } from 'vitest';
import type { CardContext, EpisodeFacts } from './alert-facts.ts';
import { spikeAlert } from './spike-alert.ts';

const facts: CardContext = {
  denominator: { name: '签收量', reason: '' },
  falsePushesPerWeek: 2,
  campaigns: [{ name: '年货节', from: '2027-01-01', to: '2027-01-20' }],
  products: new Map([['K1', { productId: 'K1', name: '外套', productType: '童装', owner: '产品·童装组' }]]),
  listings: [],
  names: new Map([['mismatch.color', '颜色不符']]),
  taxonomy: { version: '1', grades: {}, groups: [], residual: [], intents: [] },
};

const voice = (n: number, over: object = {}) => ({
  window: 0,
  platform: '抖音',
  shopId: 'default',
  color: '雾霾蓝',
  size: `${100 + n}`,
  leaves: ['mismatch.color'],
  confidences: null,
  customer: `c${n}`,
  orderedOn: null,
  ...over,
});

const page = (platform: string, changedAt: string | null) => ({
  productId: 'K1',
  platform,
  shopId: 'default',
  listingId: platform,
  title: null,
  fields: [{ field: '主图', value: null, changedAt }],
});

const told: EpisodeFacts = {
  episode: {
    firstOn: '2026-12-31',
    lastOn: '2027-01-04',
    tier: '二级',
    strongest: {
      day: '2027-01-02',
      productId: 'K1',
      category: 'mismatch!',
      window: 3,
      complaints: 6,
      expected: 1,
      lower: 0,
      upper: 3,
      ratio: 6,
      p: 1e-8,
      exposure: 40,
      hours: null,
      shared: false,
      expectedFalse: 0.4,
    },
  },
  voices: [0, 1, 2, 3, 4, 5].map((n) => voice(n)),
  quotes: [],
  pages: [page('抖音', null), page('天猫', '2026-12-30 20:14')],
  units: [
    { day: '2026-12-29', units: 900 },
    { day: '2026-12-30', units: 700 },
    { day: '2027-01-02', units: 600 },
  ],
};

const linesOf = (over: Partial<EpisodeFacts> = {}): string[] =>
  spikeAlert(facts, { ...told, ...over }).card.split('\n');

test('an alert keeps the first day of its episode as key and tells the strongest window', () => {
  const alert = spikeAlert(facts, told);
  expect(alert).toMatchObject({
    dedup_key: 'mismatch-K1-2026-12-31',
    raised_on: '2026-12-31',
    last_on: '2027-01-04',
    numbers: { exposure: 40, window: 3, falsePushesPerWeek: 2, campaign: '年货节' },
  });
  expect(alert.card).toContain('近3天(12-31~01-02)6 条');
  expect(alert.card).toContain('每周预计误报 ≤2 张');
});

test('the page that changed comes before the page most complaints are about, and the units since are told', () => {
  expect(linesOf()[4]).toBe('去查:天猫商品页【主图】(12-30 20:14 更换过)');
  expect(linesOf()[5]).toBe('影响面:改页后已签收 1,300 件,待发件数未知');
  const unchanged = linesOf({ pages: [page('天猫', null), page('抖音', '2026-11-01 08:00')] });
  expect(unchanged[4]).toBe('去查:抖音商品页【主图】');
  expect(unchanged[5]).toBe('影响面:12-31起已签收 600 件,待发件数未知');
});

test('no leaf is named where none holds half of the complaints, and a colour only where it is named often enough', () => {
  const mixed = ['mismatch.color', 'mismatch.size', 'mismatch.picture'];
  const voices = told.voices.map((_, n) =>
    voice(n, { leaves: [mixed[n % 3] ?? ''], color: n === 0 ? '粉' : null }),
  );
  const [title, , where] = linesOf({ voices });
  expect(title).toBe('【描述不符预警·二级】外套 K1 描述不符突增');
  expect(where).toBe('集中在:颜色不集中;抖音 6;尺码不集中');
  expect(linesOf()[0]).toContain('「雾霾蓝」颜色不符突增');
});

test('a move of the whole category is told as one, without a product', () => {
  const episode = { ...told.episode, strongest: { ...told.episode.strongest, productId: null } };
  const alert = spikeAlert(facts, { ...told, episode, pages: [], units: [] });
  expect(alert).toMatchObject({ dedup_key: 'mismatch-全部款-2026-12-31', product_id: null });
  expect(alert.card).toContain('同类目其他款也在涨');
});

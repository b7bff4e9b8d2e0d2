import { expect, test } from 'vitest';
import { factsOf } from '../../testing/two-weeks.ts';
import { contextOf } from '../facts/context.ts';
import type { AlertEntry, Finding, ListEntry, ProductLists } from '../schema-sections.ts';
import { composeAlso } from './also.ts';

const context = contextOf(factsOf({ A: [9000, 50] }, { A: [9000, 46] }));

const ref = (productId: string) => ({ productId, name: productId, productType: null, unmapped: false });

const finding = (productId: string, over: Partial<Finding> = {}): Finding => ({
  category: 'mismatch.color',
  categoryName: '颜色不符',
  product: ref(productId),
  change: `颜色不符 ${productId} 2→9 条`,
  cause: `${productId} 11-12 触发预警`,
  split: null,
  words: [],
  confidence: '高',
  confidenceReason: '9 条',
  owner: '运营·童装组',
  action: '核对商品页',
  dueOn: '2026-11-18',
  expected: '≤1 条/周',
  ...over,
});

const redLine = (productId: string | null, state = '待处理'): AlertEntry => ({
  dedupKey: `redline-${productId}`,
  kind: 'redline',
  tier: '一级',
  productId,
  productName: productId,
  category: 'safety.hazard',
  categoryName: '安全隐患',
  raisedOn: '2026-11-12',
  lastOn: '2026-11-12',
  state,
  title: '',
});

const rate = { count: 61, exposure: 2180, perThousand: 28, lower: 22, upper: 35 };

const onBlackList = (productId: string, standing: string, cause?: ListEntry['causes'][number]) =>
  ({
    ...ref(productId),
    standing,
    own: rate,
    peerMedian: 9.5,
    causes: cause ? [cause] : [],
  }) as unknown as ListEntry;

const nothing = {
  first: [],
  rest: [],
  redLines: [],
  lists: { black: [], red: [] } as unknown as ProductLists,
};
const alsoOf = (over: Partial<Parameters<typeof composeAlso>[1]>) =>
  composeAlso(context, { ...nothing, ...over });

test('nothing is told where there is nothing more', () => {
  expect(alsoOf({ first: [finding('A')] })).toEqual([]);
});

test('what page one has no room for is a line each, three at most, and the others a number', () => {
  const rest = ['B', 'C', 'D', 'E', 'F'].map((id) => finding(id));
  expect(alsoOf({ rest })).toEqual([
    '颜色不符 B 2→9 条:11-12 触发预警;运营·童装组 核对商品页',
    '颜色不符 C 2→9 条:11-12 触发预警;运营·童装组 核对商品页',
    '颜色不符 D 2→9 条:11-12 触发预警;运营·童装组 核对商品页',
    '本周还有 2 项超出波动的变化,见「客诉类别」',
  ]);
});

test('a cause that names another product, and a finding of none, are told whole', () => {
  const whole = finding('B', { product: null, change: '物流慢 1→7‰', cause: '各款普遍上涨' });
  expect(alsoOf({ rest: [whole, finding('C', { cause: 'D 涨了' })] })).toEqual([
    '物流慢 1→7‰:各款普遍上涨;运营·童装组 核对商品页',
    '颜色不符 C 2→9 条:D 涨了;运营·童装组 核对商品页',
  ]);
});

test('red lines stand together, those of one product counted, the most first, with how far they have come', () => {
  const redLines = [redLine(null, '已解决'), ...['H5', 'H5', 'H6', 'H7'].map((id) => redLine(id))];
  expect(alsoOf({ redLines })).toEqual([
    '红线 5 条,单条即报:H5 安全隐患 2 条、未关联商品 安全隐患、H6 安全隐患 等 4 处;客服 1 小时内处理,现待处理 4、已解决 1',
  ]);
});

test('products new on the black list are told with rate, cause and owner, but not those that a finding tells of', () => {
  const cause = { id: 'mismatch.color', name: '颜色不符', count: 34, quotes: [] };
  const black = [
    onBlackList('A', '新上', cause),
    onBlackList('B', '新上', cause),
    onBlackList('C', '连续 3 期', cause),
    onBlackList('D', '新上'),
    onBlackList('E', '新上'),
  ];
  const lists = { black, red: [] } as unknown as ProductLists;
  expect(alsoOf({ first: [finding('A')], lists })).toEqual([
    expect.stringMatching(
      /^黑榜新上:B B\(28\.0‰,同组中位 9\.5‰,主因 颜色不符 34 条;客服 .+\)、D D 等 3 处$/u,
    ),
  ]);
});

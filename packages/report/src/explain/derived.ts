import type { Report } from '../compose/schema.ts';
import type { CountedNumber, DerivedNumber } from './types.ts';
import { walkNumbers } from './walk-numbers.ts';

/** What stands at the end of an id, in Chinese. */
const words: Record<string, string> = {
  change: '较上一期的变化(每千)',
  evidence: '变化÷标准误',
  split: '变化的分解',
  mix: '结构',
  own: '自身',
  noise: '波动',
  se: '标准误',
  before: '之前',
  now: '现在',
  parts: '分项',
  withError: '计入模型误差',
  perThousand: '每千',
  lower: '90% 区间下限',
  upper: '90% 区间上限',
  volume: '量的变化',
  rate: '率的变化',
  surprise: '份额变动(奈特)',
  explained: '解释的部分',
  share: '占比',
  zeta: '加权对数几率 z 值',
  reviewers: '说它的不同顾客',
  rank: '名次',
  score: '排名依据(倍)',
  peerMedian: '同组中位(每千)',
  peers: '同组款数',
  atRisk: '按延迟折算的分母',
  leaveAt: '下榜线(条/周)',
  certainty: '把握(0~1)',
  heard: '已发声的部分',
  orders: '订单',
  judged: '已评定的款',
  insufficient: '数据不足的款',
  voices: '声音',
  sold: '销量',
  corrected: '人工更正的声音',
  expected: '预计',
  p: 'p 值',
  window: '窗口天数',
  complaints: '投诉',
  ratio: '前后之比',
  peerRatio: '同组前后之比',
  effect: '效果',
  read: '读到的行',
  repeats: '文件内重复',
  folded: '跨渠道已合并',
  undated: '无日期',
  undatedDropped: '无日期的模板与隔离行',
  unmappedItems: '未归款商品页涉及的声音',
  unmappedListings: '未归款商品页',
  headline: '总览',
  categories: '客诉类别',
  attribution: '归因',
  dimensions: '维度',
  findings: '发现',
  lists: '榜单',
  black: '黑榜',
  red: '红榜',
  signals: '信号',
  data: '数据',
};

const nearShown = 12;

/** Counted numbers that stand nearest: those whose ids begin as far with the same names. */
function nearest(id: string, counted: readonly CountedNumber[]): string[] {
  const names = id.split('.');
  for (let length = names.length - 1; length > 0; length--) {
    const start = `${names.slice(0, length).join('.')}`;
    const near = counted.filter((one) => one.id === start || one.id.startsWith(`${start}.`));
    if (near.length > 0) return near.slice(0, nearShown).map((one) => one.id);
  }
  return [];
}

/** Numbers of a report that no rows can be counted for: what a method makes of many counts. */
export function derivedNumbers(
  report: Report,
  counted: readonly CountedNumber[],
  nameOf: (id: string) => string,
): DerivedNumber[] {
  const known = new Set(counted.map(({ id }) => id));
  return walkNumbers(report)
    .filter(({ id }) => !known.has(id))
    .map(({ id, value }) => ({
      id,
      value,
      name: id
        .split('.')
        .map((name) => words[name] ?? nameOf(name))
        .join('·'),
      formula: 'remade',
      near: nearest(id, counted),
    }));
}

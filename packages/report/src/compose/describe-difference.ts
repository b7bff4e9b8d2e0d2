import { canonicalJson } from './canonical.ts';
import type { Report } from './schema.ts';

const sections: Partial<Record<keyof Report, string>> = {
  summary: '摘要',
  headline: '主要数字',
  findings: '本期要点',
  trend: '走势',
  categories: '客诉类别',
  attribution: '归因',
  movers: '涨跌',
  mismatch: '描述不符',
  products: '商品',
  lists: '红黑榜',
  alerts: '预警',
  actions: '行动',
  signals: '信号',
  topics: '商品页没说清',
  data: '数据说明',
  denominator: '分母',
};

const sources: Record<keyof Report['fingerprints'], string> = {
  data: '数据',
  taxonomy: '分类体系',
  model: '模型及其误差',
  mappings: '字段映射',
  configuration: '周与月的起点设置',
};

const keysThatDiffer = <T extends object>(before: T, after: T): (keyof T)[] =>
  (Object.keys(before) as (keyof T)[]).filter(
    (key) => canonicalJson(before[key]) !== canonicalJson(after[key]),
  );

/** Which sections of two reports of one period differ, and which of their sources, in Chinese. */
export function describeDifference(before: Report, after: Report): string {
  const parts = keysThatDiffer(before, after).filter((key) => key !== 'fingerprints');
  const changed = keysThatDiffer(before.fingerprints, after.fingerprints);
  const where = parts.map((key) => sections[key] ?? key).join('、');
  const why = changed.map((key) => sources[key]).join('、') || '来源的校验和都没变';
  return `${where ? `不同的部分:${where}` : '正文逐字节一致'};变了的来源:${why}`;
}

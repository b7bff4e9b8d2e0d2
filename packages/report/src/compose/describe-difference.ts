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
  program: '程序',
  data: '数据',
  taxonomy: '分类体系',
  model: '模型及其误差',
  mappings: '字段映射',
  configuration: '周与月的起点和建议规则',
};

const keysThatDiffer = <T extends object>(before: T, after: T): (keyof T)[] =>
  (Object.keys({ ...before, ...after }) as (keyof T)[]).filter(
    (key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null),
  );

const sectionsThatDiffer = (before: Report, after: Report): string =>
  keysThatDiffer(before, after)
    .filter((key) => key !== 'fingerprints')
    .map((key) => sections[key] ?? key)
    .join('、');

/** Which sections of two reports of one period differ, and which of their sources, in Chinese. */
export function describeDifference(before: Report, after: Report): string {
  const changed = keysThatDiffer(before.fingerprints, after.fingerprints);
  const where = sectionsThatDiffer(before, after);
  const why = changed.map((key) => sources[key]).join('、') || '来源的校验和都没变';
  return `${where ? `不同的部分:${where}` : '正文逐字节一致'};变了的来源:${why}`;
}

const short = (hash: string | undefined): string => hash?.slice(0, 8) ?? '没有记下';

/** Why a report of another version of the program is not made again as it was: what of its versions is another one, in one sentence. */
export function whyOtherwise(before: Report, after: Report): string {
  const { fingerprints: then } = before;
  const { fingerprints: now } = after;
  const isOther = (key: keyof Report['fingerprints']): boolean => then[key] !== now[key];
  const others = (['taxonomy', 'model', 'mappings', 'configuration', 'data'] as const).map(
    (key) => `${sources[key]}${isOther(key) ? '变了' : '没变'}`,
  );
  return `本版由另一版程序做成(程序 ${short(then.program)},现在是 ${short(now.program)};${others.join('、')}),不同的部分:${sectionsThatDiffer(before, after)};内容与写入时的校验和一致,没有被改动,要按现在的程序重做,请运行 voc report,它会出新的一版并写明差别`;
}

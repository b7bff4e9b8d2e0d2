import { addDays, localMinute, noCutOff } from '@voc/core';
import { thousands } from '../thousands.ts';
import type { AdviceItem, Finding, Rate, Report, Topic, TrueRate } from './types.ts';

/** `20.9‰`, two decimals below one, — when unknown. */
export function perThousand(value: number | null): string {
  if (value === null) return '—';
  return `${Math.abs(value) < 1 && value !== 0 ? value.toFixed(2) : value.toFixed(1)}‰`;
}

export const rateText = ({ perThousand: value }: Rate): string => perThousand(value);

/** `20.0~21.8‰`, or why there is none. */
export function intervalText({ lower, upper, perThousand: value }: Rate): string {
  if (lower === null || upper === null) return value === null ? '分母未知' : '区间无法计算';
  return `${lower.toFixed(1)}~${upper.toFixed(1)}‰`;
}

/** `含分类误差 18.0~24.1‰`: the interval of the true rate; nothing where the error was not measured. */
export const errorText = (rate: TrueRate | null): string =>
  rate === null ? '' : `含分类误差 ${rate.lower.toFixed(1)}~${rate.upper.toFixed(1)}‰`;

export const percent = (share: number | null, decimals = 0): string =>
  share === null ? '—' : `${(share * 100).toFixed(decimals)}%`;

/** `+1.9‰`, `-0.4‰`, `0`; — when there is nothing to compare with. */
export function signed(change: number | null, unit = '‰'): string {
  if (change === null) return '—';
  if (change === 0) return '持平';
  return `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(Math.abs(change) < 1 ? 2 : 1)}${unit}`;
}

/** What should have come and has not, in words. */
export function gapText({ name, from, to, reason }: Report['data']['gaps'][number]): string {
  // A source that is not asked by time may lack anything up to the day of its reading.
  const days = from === to ? from : from === '1970-01-01' ? `截至 ${to}` : `${from} 至 ${to}`;
  return `数据缺口:${name} ${days} 的数据${reason === 'missing' ? '未到' : '不齐(收到的少于来源所说)'}`;
}

/** How the classifier's error was measured, and what the two intervals are. */
export function classifierText({ data: { classifier }, versions }: Report): string {
  if (!classifier) return `分类误差:模型 ${versions.model} 没有测过,区间只含抽样误差`;
  const { items, total } = classifier;
  const found = total
    ? `;是不是投诉:查准 ${percent(total.hits / total.predicted)}、查全 ${percent(total.hits / total.actual)}`
    : '';
  return `分类误差:在 ${thousands(items)} 条标注上测得${found}。条数和率是模型的原始计数;“含分类误差”的区间已含查准、查全及其不确定,标注样本的类别占比不是自然占比,只作量级参考`;
}

/** The two parts that all complaints are made of. */
export function unclassifiedText({ data: { unclassified }, headline: { complaints } }: Report): string {
  const all = complaints.current.count;
  return `客诉 ${thousands(all)} 条=有类别 ${thousands(all - unclassified)} 条+待确认 ${thousands(unclassified)} 条(机器没把握,人工确认后才计入类别)`;
}

/** `新上 女童羽绒服 A2031:投诉率 9.1→28.0‰`, one line a move, black first. */
export const moveTexts = ({ moves }: Report['lists']): string[] =>
  moves.map(
    (one) => `${one.side === 'black' ? '黑榜' : '红榜'}${one.move} ${productName(one)}:${one.reason}`,
  );

/** Which complaints count against a product. */
export const countedText = ({ counted }: Report['lists']): string =>
  `算在商品头上的投诉:${counted.join('、')}`;

const titles = { week: '周报', month: '月报', quarter: '季报', all: '全量报告' } as const;
const previousNames = { week: '上周', month: '上月', quarter: '上季', all: '上期' } as const;

export const reportTitle = ({ kind, period, scopeName }: Report): string => {
  const title = kind === 'all' ? '客户之声·全量报告' : `客户之声·${titles[kind]} ${period.id}`;
  return scopeName === undefined ? title : `${title}·${scopeName}`;
};

export const previousName = ({ kind }: Report): string => previousNames[kind];

/** `2026-11-09 至 2026-11-15`, last day included. */
export const spanText = ({ start, end }: Report['period']): string => `${start} 至 ${addDays(end, -1)}`;

/** Data cut-off in Asia/Shanghai; where no voice has a date there is none. */
export function cutOffText({ asOf }: Pick<Report, 'asOf'>): string {
  const at = new Date(asOf);
  return at.getTime() === noCutOff.getTime() ? '没有带日期的数据' : `数据截至 ${localMinute(at)}`;
}

const isUndated = ({ start, end }: Report['period']): boolean => start === end;

/** Title of a period in print: its days, or that there are none. */
export const periodText = (period: Report['period']): string =>
  isUndated(period) ? '没有带日期的声音' : spanText(period);

export const scopeNameText = ({ scopeName }: Pick<Report, 'scopeName'>): string => scopeName ?? '全公司';

/** The line below the title: period, scope, cut-off and denominator. Voices without any date have neither of the two times. */
export function scopeText(report: Report): string {
  const { period, denominator } = report;
  return [
    periodText(period),
    scopeNameText(report),
    ...(isUndated(period) ? [] : [cutOffText(report)]),
    `分母:${denominator.name}(${denominator.reason})`,
  ].join(' · ');
}

/** `童装款1 K1`, the page's title for 未归款. */
export function productName({
  productId,
  name,
  unmapped,
}: {
  productId: string;
  name: string;
  unmapped: boolean;
}): string {
  if (unmapped) return `${name}(未归款)`;
  return productId === '' || name.endsWith(productId) ? name : `${name} ${productId}`;
}

const shortLetters = 18;

/** The same in few letters: page titles run to sixty. */
export function shortProductName(product: Parameters<typeof productName>[0]): string {
  const letters = [...product.name];
  const name = letters.length > shortLetters ? `${letters.slice(0, shortLetters).join('')}…` : product.name;
  return productName({ ...product, name });
}

const atOnce = '1 小时内';
const isRedLine = (told: string): boolean => told.startsWith('红线');

/** When a finding is due: red lines wait for no date. */
export const dueText = ({ change, dueOn }: Pick<Finding, 'change' | 'dueOn'>): string =>
  isRedLine(change) ? atOnce : `${dueOn} 前`;

/** When a department has to act on a finding, whose change its facts begin with. */
export const adviceDueText = ({ facts, dueOn }: Pick<AdviceItem, 'facts' | 'dueOn'>): string =>
  isRedLine(facts) ? atOnce : `${dueOn} 前`;

/** The day as a cell of a table; none where it is within the hour. */
export const dueDay = (told: string, dueOn: string): string | null => (isRedLine(told) ? null : dueOn);

/** `页面没写【尺码表】`; what no field of a page answers goes into the quick replies. */
export function pageText({ pageSays, field }: Topic['products'][number]): string {
  if (field === null) return '写进常见问题与快捷回复';
  if (pageSays === null) return `商品页未接入【${field}】`;
  return `${pageSays ? '页面已填' : '页面没填'}【${field}】`;
}

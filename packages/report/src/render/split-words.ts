import { thousands } from '../thousands.ts';
import type { ChangeWord, DimensionSplit, Report, Split } from './types.ts';
import { percent, signed } from './words.ts';

const part = (value: number): string => (value === 0 ? '0' : signed(value));

/**
 * `变化 +6.4‰ = 结构 0 + 自身 +6.4‰(K1) + 波动 0`; the parts add up to the change. Where the change as a whole is beyond
 * chance, what falls on nobody is not all noise: many may have moved a little.
 */
export function splitText({ change, mix, own, noise, parts }: Split, significant: boolean | null): string {
  const rest = significant ? '各处普遍变化与波动' : '波动';
  const names = parts.slice(0, 3).map(({ name, change: by }) => `${name} ${signed(by)}`);
  const named = names.length > 0 ? `(${names.join('、')}${parts.length > names.length ? ' 等' : ''})` : '';
  return `变化 ${part(change)} = 结构 ${part(mix)} + 自身 ${part(own)}${named} + ${rest} ${part(noise)}`;
}

/** Worth a line: something beyond chance is in it. */
export const isTold = (split: Split | null): split is Split =>
  split !== null && (split.parts.length > 0 || split.mix !== 0);

/** `偏绿(12 位顾客,此前 12 周 0 次)、发黄(…)`. */
export const wordNames = (words: readonly ChangeWord[]): string =>
  words
    .map(({ word, reviewers, before }) => `${word}(${reviewers} 位顾客,此前 12 周 ${before} 次)`)
    .join('、');

/** `新出现的说法:偏绿(12 位顾客,此前 12 周 0 次)`; nothing where there is none. */
export const wordsText = (words: readonly ChangeWord[]): string =>
  words.length > 0 ? `新出现的说法:${wordNames(words)}` : '';

/** Where others moved the other way one member can bring more than the whole change. */
const shareText = (name: string, share: number): string =>
  share > 1 ? `${name} 一处就超过全部增减(别处相抵)` : `${name} 占增减的 ${percent(share)}`;

function dimensionText({ name, split, blame }: DimensionSplit, significant: boolean | null): string {
  const members = blame?.members.map((one) => shareText(one.name, one.share)).join('、');
  return `按${name}:${splitText(split, significant)}${members ? `;最能解释的是 ${members}` : ''}`;
}

const whole = (value: number): string =>
  value > 0 ? `+${thousands(value)}` : value < 0 ? `−${thousands(-value)}` : '0';

/** 归因 in lines: the count, the dimensions with the best explanation first, and what only looks like a change. */
export function attributionLines({ attribution, headline: { significant } }: Report): string[] {
  if (!attribution) return [];
  const { count, dimensions, reversals } = attribution;
  const counted = `条数 ${whole(count.change)} = 销量 ${whole(count.volume)} + 结构 ${whole(count.mix)} + 投诉率 ${whole(count.rate)}`;
  return [counted, ...dimensions.map((one) => dimensionText(one, significant)), ...reversals];
}

export const attributionLead =
  '自身为超出波动的变化,结构为各款销量占比变化带来的,其余不归到任何一处,不作解释';

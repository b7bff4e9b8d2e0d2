import type { Comparison } from '@voc/classify';
import { localMinute, namesOf, type Taxonomy } from '@voc/core';
import type { KnownModels } from '../commands/models.ts';
import type { LearnedModel } from './models-store.ts';
import type { Shift } from './shifts-store.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const points = (share: number | null): string =>
  share === null ? '-' : `${share < 0 ? '' : '+'}${(100 * share).toFixed(1)}`;

/** Names of what figures of a model stand for; leaves of the remainder have a group there. */
const namesOfFigures = (taxonomy: Taxonomy): Map<string, string> =>
  namesOf(taxonomy).set('leaves', '类目 F1').set('complaint', '是不是投诉 F1').set('residual', '其他');

/** A line for each figure of a comparison: before, after, and the gain in points with its interval. */
export function describeComparison({ leaves, complaint, groups }: Comparison, taxonomy: Taxonomy): string[] {
  const names = namesOfFigures(taxonomy);
  return [leaves, complaint, ...groups.filter(({ support }) => support > 0)].map(
    ({ id, support, before, after, gain }) =>
      `  ${names.get(id) ?? id}(${support} 个标注):${percent(before)} → ${percent(after)},${points(gain.value)}(90% 区间 ${points(gain.low)} 至 ${points(gain.high)})`,
  );
}

/** Why a candidate cannot take the current model's place. */
export const describeWorse = (worse: readonly string[], taxonomy: Taxonomy): string =>
  worse.length === 0
    ? '没有明显变好,差别在误差之内,请多标一些再训练'
    : `${worse.map((id) => (id === 'leaves' ? '整体' : (namesOfFigures(taxonomy).get(id) ?? id))).join('、')}明显变差,请多标这些类目再训练`;

const states = { candidate: '候选', current: '当前', retired: '停用' } as const;

const describeOne = ({ version, state, parent, figures, changedAt, changedBy }: LearnedModel): string => {
  const { own, isBetter } = figures.verdict;
  const verdict = isBetter ? '明显更好' : '没有明显更好';
  return `${version} ${states[state]}(${localMinute(changedAt)} ${changedBy}):学了 ${figures.taught} 条,与 ${parent} 比类目 F1 ${percent(own.leaves.before)} → ${percent(own.leaves.after)},${verdict}`;
};

/** Models, the current one first. */
export function describeModels({ committed, current, learned }: KnownModels): string {
  const own = current === committed ? `${committed} 随程序发布,当前` : `${committed} 随程序发布`;
  return [own, ...learned.map(describeOne)].join('\n');
}

/** Voices by category under two versions, the categories that moved most first, and by week. */
export function describeShifts(shifts: readonly Shift[], taxonomy: Taxonomy): string {
  const names = namesOf(taxonomy);
  const ids = [...new Set(shifts.map(({ category }) => category))];
  const sums = ids.map((id) => {
    const own = shifts.filter(({ category }) => category === id);
    const total = (of: 'before' | 'after'): number => own.reduce((sum, one) => sum + one[of], 0);
    const weeks = own.map(({ week, before, after }) => `${week} ${before}→${after}`).join(',');
    return { id, before: total('before'), after: total('after'), weeks };
  });
  const moved = (one: { before: number; after: number }): number => Math.abs(one.after - one.before);
  return (
    sums
      .sort((a, b) => moved(b) - moved(a) || (a.id < b.id ? -1 : 1))
      .map(({ id, before, after, weeks }) => `${names.get(id) ?? id}:${before} → ${after}(按周 ${weeks})`)
      .join('\n') || '没有可比的声音'
  );
}

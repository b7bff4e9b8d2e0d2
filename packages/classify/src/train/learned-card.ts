import type { Comparison, Difference } from '../eval/index.ts';
import { effectiveVersion, type Model } from '../model/index.ts';
import type { LearnVerdict } from './run-learn.ts';

const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(1));

const line = ({ id, support, before, after, gain }: Difference): string =>
  `| ${id} | ${support} | ${percent(before)} | ${percent(after)} | ${percent(gain.value)} (${percent(gain.low)} to ${percent(gain.high)}) |`;

const tableOf = ({ items, leaves, complaint, groups }: Comparison, of: string): string[] => [
  `## On ${items} ${of}, F1 in percent`,
  '| of | labels | before | after | gain, with the interval of pairs |',
  '| --- | --- | --- | --- | --- |',
  ...[leaves, complaint, ...groups].map(line),
  '',
];

/** The card of a model that learned from people. */
export function learnedCard(model: Model, parent: string, { own, written }: LearnVerdict): string {
  const { learned } = model.meta;
  return [
    `# Model card: ${effectiveVersion(model)}`,
    '',
    `${learned?.parent} with what people said in ${learned?.items} labels added to the weights of its linear part (SHA-256 ${learned?.dataHash.slice(0, 16)}…).`,
    'Thresholds, calibration and red lines are those it started with; `errors.json` was measured with it too.',
    `Figures are those of ${parent}, which was current, and of this one.`,
    '',
    ...tableOf(own, 'labels of people that neither learned from'),
    ...tableOf(written, 'written items (seeds/gold)'),
  ].join('\n');
}

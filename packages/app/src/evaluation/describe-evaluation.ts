import {
  type ClassEstimates,
  type ClassificationScore,
  type EvaluationDetails,
  mostConfused,
  overallNames,
  type SliceFigures,
} from '@voc/classify';
import { thousands, wilsonInterval } from '@voc/report';
import { textTable } from './text-table.ts';
import { interval, namer, overallWords, share, sliceName, sliceTitles } from './words.ts';

/** A model measured on labelled items, with keyword rules alone on the same ones. */
export interface Evaluation {
  modelVersion: string;
  model: ClassificationScore;
  rules: ClassificationScore;
  details: EvaluationDetails;
}

/** Standard normal quantile of a two-sided 90 % interval. */
const z90 = 1.6449;

/** Share of right labels in a bin with its Wilson interval. */
export const rightShare = (right: number, labels: number): { value: number; low: number; high: number } => {
  const { lower, upper } = wilsonInterval(right, labels, z90);
  return { value: right / labels, low: lower, high: upper };
};

export const sliceOrder = ['kind', 'length', 'source', 'product'] as const;

/** What the intervals are, in one sentence. */
export const intervalNote = ({ resampling: { draws, seed, level } }: EvaluationDetails): string =>
  `区间为 ${Math.round(100 * level)}%:把标注条目有放回地重抽 ${thousands(draws)} 次(种子 ${seed})得到`;

const overallRows = ({ details, rules }: Evaluation): string[][] =>
  overallNames.map((name) => {
    const figure = details.overall[name];
    return [overallWords[name], share(figure.value), interval(figure), share(rules[name])];
  });

function classTable(
  title: string,
  classes: readonly ClassEstimates[],
  nameOf: (id: string) => string,
): string[] {
  const rows = classes.map(({ id, support, given, p, r, f1 }) => [
    nameOf(id),
    thousands(support),
    thousands(given),
    share(p.value),
    interval(p),
    share(r.value),
    interval(r),
    share(f1.value),
    interval(f1),
  ]);
  const head = [title, '标注', '判出', '查准', '区间', '查全', '区间', 'F1', '区间'];
  return ['', ...textTable(head, rows)];
}

function sliceTable(by: SliceFigures['by'], slices: readonly SliceFigures[]): string[] {
  const rows = slices
    .filter((slice) => slice.by === by)
    .map(({ name, items, complaints, overall }) => [
      sliceName(by, name),
      thousands(items),
      thousands(complaints),
      share(overall.micro_f1.value),
      interval(overall.micro_f1),
      share(overall.group_f1.value),
      share(overall.complaint_f1.value),
    ]);
  return [
    '',
    ...textTable([sliceTitles[by], '条数', '投诉', '类目 F1', '区间', '大类 F1', '是不是投诉 F1'], rows),
  ];
}

function calibrationTable({ calibration }: EvaluationDetails): string[] {
  const rows = calibration.bins.map(({ from, to, labels, right, confidence }) => {
    const found = rightShare(right, labels);
    const range = `${from.toFixed(3)}–${to.toFixed(3)}`;
    return [range, thousands(labels), share(confidence), share(found.value), interval(found)];
  });
  return [
    '',
    `把握与实际:判出 ${thousands(calibration.labels)} 个类目,期望校准误差 ${calibration.error.toFixed(3)}`,
    ...textTable(['把握', '个数', '平均把握', '实际判对', '区间'], rows),
  ];
}

function abstentionTable({ abstention }: EvaluationDetails): string[] {
  const rows = abstention.map(({ share: part, below, setAside, labels, precision, recall }) => [
    `${Math.round(100 * part)}%`,
    below.toFixed(3),
    thousands(setAside),
    thousands(labels),
    share(precision),
    share(recall),
  ]);
  return [
    '',
    '把最没把握的条目交给人看,其余的查准率与查全率',
    ...textTable(['交给人看', '把握低于', '条数', '余下类目', '查准', '查全'], rows),
  ];
}

/** What a person reads of an evaluation: tables in Chinese. */
export function describeEvaluation(evaluation: Evaluation, names: ReadonlyMap<string, string>): string {
  const { details, modelVersion } = evaluation;
  const nameOf = namer(names);
  const pairs = mostConfused(details.confusions).map(({ wanted, given, items }) => [
    `${nameOf(wanted)} → ${nameOf(given)}`,
    thousands(items),
  ]);
  return [
    `模型 ${modelVersion},标注 ${thousands(details.items)} 条,其中投诉 ${thousands(details.complaints)} 条`,
    intervalNote(details),
    '',
    ...textTable(['总体', '模型', '区间', '只用关键词'], overallRows(evaluation)),
    ...classTable('大类', details.groups, nameOf),
    ...classTable('类目', details.leaves, nameOf),
    '',
    ...textTable(['最常混淆(应为 → 判为)', '条数'], pairs),
    ...sliceOrder.flatMap((by) => sliceTable(by, details.slices)),
    ...calibrationTable(details),
    ...abstentionTable(details),
  ].join('\n');
}

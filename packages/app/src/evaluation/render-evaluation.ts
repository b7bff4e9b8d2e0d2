import type { EvaluationDetails, LabelError, OverallName } from '@voc/classify';
import { namesOf, type Taxonomy } from '@voc/core';
import { Html, html, pageStyle, prose, thousands } from '@voc/report';
import { type Evaluation, intervalNote, sliceOrder } from './describe-evaluation.ts';
import { errorCards } from './page-errors.ts';
import { matrix } from './page-matrix.ts';
import { reliabilityDiagram } from './page-reliability.ts';
import { evaluationStyle } from './page-style.ts';
import {
  abstentionTable,
  calibrationTable,
  classTable,
  confusedTable,
  overallTable,
  sliceTable,
} from './page-tables.ts';
import { interval, namer, overallWords, share } from './words.ts';

const headline: readonly OverallName[] = [
  'micro_f1',
  'group_f1',
  'primary_acc',
  'complaint_f1',
  'mismatch_precision',
  'mismatch_recall',
];

const figures = ({ overall }: EvaluationDetails): Html =>
  html`<dl class="figures">${headline.map(
    (name) =>
      html`<div class="figure"><dt>${overallWords[name]}</dt><dd class="value">${share(overall[name].value)}</dd><dd class="against">${interval(overall[name])}</dd></div>`,
  )}</dl>`;

const section = (title: string, lead: string, ...body: Html[]): Html =>
  html`<section><h2>${title}</h2><p class="lead">${prose(lead)}</p>${body}</section>`;

function sections(evaluation: Evaluation, taxonomy: Taxonomy, errors: readonly LabelError[]): Html[] {
  const { details } = evaluation;
  const nameOf = namer(namesOf(taxonomy));
  const residual = taxonomy.residual.map(({ id }) => id);
  const groups = [...taxonomy.groups.map(({ id }) => id), 'residual'];
  const leaves = [...taxonomy.groups.flatMap((group) => group.leaves.map(({ id }) => id)), ...residual];
  const how = '一行是标注的类目,一列是判出的类目;蓝色判对,红色判错,颜色越深占这一行的比例越大';
  return [
    section('总体', `${intervalNote(details)}。`, overallTable(evaluation)),
    section('大类', '一条里同一大类只算一次。', classTable('大类', details.groups, nameOf)),
    section('大类混淆', `${how}。`, matrix(details.groupConfusions, groups, nameOf, 'groups')),
    section('类目', '按标注条数排列;每个数下面是它的区间。', classTable('类目', details.leaves, nameOf)),
    section('最常混淆', '漏判与错判同时出现在一条里,算作一对。', confusedTable(details, nameOf)),
    section('类目混淆', `${how}。`, matrix(details.confusions, leaves, nameOf, 'leaves')),
    section(
      '分组看',
      '不足 20 条的来源与商品类型合在一起。',
      ...sliceOrder.map((by) => sliceTable(by, details)),
    ),
    section(
      '把握与实际',
      `判出 ${thousands(details.calibration.labels)} 个类目,按把握分成个数相等的十组。期望校准误差 ${details.calibration.error.toFixed(3)}:各组平均把握与实际判对比例之差的平均。`,
      html`<div class="two"><div class="chart">${reliabilityDiagram(details.calibration)}</div>${calibrationTable(details)}</div>`,
    ),
    section(
      '交给人看的代价',
      '把最没把握的条目(全部类目都判对的可能最小)交给人看,余下的查得更准,但机器自己查到的少了。',
      abstentionTable(details),
    ),
    section(
      `把握最大的 ${errors.length} 个错判`,
      '标出的字是模型的依据。先看标注是否有误,再看模型。',
      errorCards(errors, nameOf),
    ),
  ];
}

/** The evaluation as one page in Chinese that needs nothing else: inline style and SVG, no script. */
export function renderEvaluation(
  evaluation: Evaluation,
  taxonomy: Taxonomy,
  errors: readonly LabelError[],
): string {
  const { details, modelVersion } = evaluation;
  const title = `分类评测 ${modelVersion}`;
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${new Html(pageStyle)}
${new Html(evaluationStyle)}</style></head>
<body><main><header><h1>分类评测</h1><p>模型 ${modelVersion} · 标注 ${thousands(details.items)} 条 · 其中投诉 ${thousands(details.complaints)} 条</p></header>
${figures(details)}${sections(evaluation, taxonomy, errors)}</main></body></html>
`;
  return page.text;
}

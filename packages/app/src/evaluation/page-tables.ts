import {
  type ClassEstimates,
  type Estimate,
  type EvaluationDetails,
  mostConfused,
  overallNames,
  type SliceFigures,
} from '@voc/classify';
import { type Html, html, thousands } from '@voc/report';
import { type Evaluation, rightShare } from './describe-evaluation.ts';
import { interval, overallWords, share, sliceName, sliceTitles } from './words.ts';

/** A table whose first column is a name and whose others are numbers, each with its head as label on narrow screens. */
export function table(head: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  const heads = head.map((title, c) =>
    c === 0 ? html`<th>${title}</th>` : html`<th class="n">${title}</th>`,
  );
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, c) => (c === 0 ? html`<td>${cell}</td>` : html`<td class="n">${cell}</td>`))}</tr>`,
  );
  return html`<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const withInterval = (figure: Estimate): Html =>
  html`${share(figure.value)}<small>${interval(figure)}</small>`;

export const overallTable = ({ details, rules }: Evaluation): Html =>
  table(
    ['指标', '模型', '90% 区间', '只用关键词'],
    overallNames.map((name) => {
      const figure = details.overall[name];
      return [overallWords[name], share(figure.value), interval(figure), share(rules[name])];
    }),
  );

export const classTable = (
  title: string,
  classes: readonly ClassEstimates[],
  nameOf: (id: string) => string,
): Html =>
  table(
    [title, '标注', '判出', '查准', '查全', 'F1'],
    classes.map(({ id, support, given, p, r, f1 }) => [
      nameOf(id),
      thousands(support),
      thousands(given),
      withInterval(p),
      withInterval(r),
      withInterval(f1),
    ]),
  );

export const confusedTable = ({ confusions }: EvaluationDetails, nameOf: (id: string) => string): Html =>
  table(
    ['应为 → 判为', '条数'],
    mostConfused(confusions).map(({ wanted, given, items }) => [
      `${nameOf(wanted)} → ${nameOf(given)}`,
      thousands(items),
    ]),
  );

export const sliceTable = (by: SliceFigures['by'], { slices }: EvaluationDetails): Html =>
  table(
    [sliceTitles[by], '条数', '投诉', '类目 F1', '大类 F1', '是不是投诉 F1'],
    slices
      .filter((slice) => slice.by === by)
      .map(({ name, items, complaints, overall }) => [
        sliceName(by, name),
        thousands(items),
        thousands(complaints),
        withInterval(overall.micro_f1),
        withInterval(overall.group_f1),
        withInterval(overall.complaint_f1),
      ]),
  );

export const calibrationTable = ({ calibration }: EvaluationDetails): Html =>
  table(
    ['把握', '个数', '平均把握', '实际判对'],
    calibration.bins.map(({ from, to, labels, right, confidence }) => [
      `${from.toFixed(3)}–${to.toFixed(3)}`,
      thousands(labels),
      share(confidence),
      withInterval(rightShare(right, labels)),
    ]),
  );

export const abstentionTable = ({ abstention }: EvaluationDetails): Html =>
  table(
    ['交给人看', '把握低于', '条数', '余下类目', '查准', '查全'],
    abstention.map(({ share: part, below, setAside, labels, precision, recall }) => [
      `${Math.round(100 * part)}%`,
      below.toFixed(3),
      thousands(setAside),
      thousands(labels),
      share(precision),
      share(recall),
    ]),
  );

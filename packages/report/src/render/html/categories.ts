import { unclassifiedCategory } from '@voc/core';
import { thousands } from '../../thousands.ts';
import { categoryChart } from '../charts/categories.ts';
import { hasControlLimits, trendChart } from '../charts/trend.ts';
import { attributionLead, attributionLines, isTold, splitText } from '../split-words.ts';
import type { CategoryNode, LeafNode, Report } from '../types.ts';
import { errorText, intervalText, percent, rateText, shortProductName } from '../words.ts';
import { changeTag, chart, quoteDetails, section } from './parts.ts';
import { type Html, html, prose } from './template.ts';

export function trend(report: Report): Html {
  if (report.trend.length < 2) return html``;
  const draw = (name: string, width: number, height: number): string =>
    trendChart(report.trend, name, { width, height });
  const limits = hasControlLimits(report.trend)
    ? ';虚线为按此前各周算出的控制限(三倍标准差),菱形为超出控制限的周'
    : '';
  return section(
    '客诉率走势',
    `按周,每点标注周起始日;分母为${report.denominator.name},阴影为 90% 区间${limits}`,
    chart(draw('trend-w', 980, 300), draw('trend-n', 350, 260)),
  );
}

function topProducts({ products }: LeafNode): Html {
  const several = products.byRate.filter(({ rate }) => rate.count >= 3);
  const names = several.map((one) => `${shortProductName(one)} ${one.rate.count} 条`);
  return names.length === 0 ? html`` : html`<div class="muted">${prose(names.join('、'))}</div>`;
}

/** Where a change beyond chance comes from, one line. */
const origin = ({ split, significant }: CategoryNode | LeafNode): Html =>
  significant && isTold(split)
    ? html`<div class="muted">${prose(splitText(split, significant))}</div>`
    : html``;

const errorLine = ({ withError }: CategoryNode | LeafNode): Html =>
  withError === null ? html`` : html`<div class="muted">${errorText(withError)}</div>`;

/** The figures of one category; the period before and the change stand there only where there is one. */
function cells(node: CategoryNode | LeafNode, compared: boolean, extra: Html = html``): Html {
  const change = compared
    ? html`<div class="n before">${node.previous ? rateText(node.previous) : '—'}</div><div class="n">${changeTag(node.change, node.significant)}</div>`
    : null;
  return html`<div class="name">${prose(node.name)}${origin(node)}${extra}</div><div class="n">${thousands(node.rate.count)}</div><div class="n share">${percent(node.share, 1)}</div><div class="n">${rateText(node.rate)}<div class="muted">${intervalText(node.rate)}</div>${errorLine(node)}</div>${change}`;
}

/** A leaf that changed beyond chance or that a finding is about is printed; others stand on the page and in the workbook. */
const isTelling = ({ id, significant }: LeafNode, { findings }: Report): boolean =>
  significant === true || findings.some(({ category }) => category === id);

function leafRow(leaf: LeafNode, report: Report, compared: boolean): Html {
  const kind = isTelling(leaf, report) ? 'row leaf told' : 'row leaf';
  return html`<div class="${kind}">${cells(leaf, compared, html`${topProducts(leaf)}${quoteDetails(leaf.quotes)}`)}</div>`;
}

const behind = ({ id, leaves }: CategoryNode): string =>
  id === unclassifiedCategory ? '机器没把握,人工确认后才计入类别' : `${leaves.length} 个细类`;

/** A group with its leaves behind it. */
const groupRow = (group: CategoryNode, report: Report, compared: boolean): Html =>
  html`<details class="group"><summary class="row">${cells(group, compared, html`<span class="more">${behind(group)}</span>`)}</summary>${group.leaves.map((leaf) => leafRow(leaf, report, compared))}</details>`;

/** Groups with counts, rates and change; leaves with words behind each. */
export function categories(report: Report): Html {
  const draw = (name: string, width: number): string => {
    const groups = report.categories.filter(({ rate }) => rate.count > 0).length;
    return categoryChart(report, name, { width, height: 40 + groups * 28 });
  };
  const compared = report.previousPeriod !== null;
  const head = ['类别', '条数', '占比', '客诉率', ...(compared ? ['上一期', '变化'] : [])];
  const classes = ['name', 'n', 'n share', 'n', 'n before', 'n'];
  const body = html`${chart(draw('category-w', 980), draw('category-n', 350))}
<div class="tree${compared ? null : ' alone'}"><div class="row head">${head.map((title, i) => html`<div class="${classes[i] ?? 'n'}">${title}</div>`)}</div>${report.categories.map((group) => groupRow(group, report, compared))}</div>
<p class="muted print">其余细类见网页版和 Excel。</p>`;
  const lead = `圆点为本期,横条为 90% 区间,空心点为上一期;占比为占全部客诉的份额;彩色标记为超出正常波动的变化;点开大类看细类与原话${report.noComparison ? `;${report.noComparison}` : ''}`;
  return section('客诉类别', lead, body, 'long');
}

/** 归因: where the change of all complaints comes from. */
export function attribution(report: Report): Html {
  const lines = attributionLines(report);
  if (lines.length === 0) return html``;
  return section(
    '归因',
    attributionLead,
    html`<ul class="quotes">${lines.map((line) => html`<li>${prose(line)}</li>`)}</ul>`,
  );
}

export function movers({ movers: { up, down }, noComparison }: Report): Html {
  if (noComparison) return html``;
  const line = (list: typeof up): Html =>
    list.length === 0
      ? html`<p class="muted">无</p>`
      : html`<ul class="quotes">${list.map((mover) => html`<li>${mover.name} ${changeTag(mover.change, mover.significant)} <small>${prose(`${thousands(mover.previous.count)}→${thousands(mover.rate.count)} 条`)}</small></li>`)}</ul>`;
  return section(
    '涨跌最明显的细类',
    '按证据强弱排序,不按幅度;未着色的在正常波动之内',
    html`<div class="two"><div><h3>上升</h3>${line(up)}</div><div><h3>下降</h3>${line(down)}</div></div>`,
  );
}

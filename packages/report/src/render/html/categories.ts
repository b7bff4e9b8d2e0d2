import { categoryChart } from '../charts/categories.ts';
import { trendChart } from '../charts/trend.ts';
import { attributionLead, attributionLines, isTold, splitText } from '../split-words.ts';
import type { CategoryNode, LeafNode, Report } from '../types.ts';
import { errorText, intervalText, percent, rateText, shortProductName, thousands } from '../words.ts';
import { changeTag, chart, quoteDetails, section } from './parts.ts';
import { type Html, html, prose } from './template.ts';

export function trend(report: Report): Html {
  if (report.trend.length < 2) return html``;
  const draw = (name: string, width: number, height: number): string =>
    trendChart(report.trend, name, { width, height });
  return section(
    '客诉率走势',
    `按周,每点标注周起始日;分母为${report.denominator.name},阴影为 90% 区间`,
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

/** One category; the period before and the change stand there only where there is one. */
function row(
  node: CategoryNode | LeafNode,
  kind: 'group' | 'leaf',
  compared: boolean,
  extra: Html = html``,
): Html {
  const change = compared
    ? html`<td class="n">${node.previous ? rateText(node.previous) : '—'}</td><td class="n">${changeTag(node.change, node.significant)}</td>`
    : null;
  return html`<tr class="${kind}"><td>${prose(node.name)}${origin(node)}${extra}</td><td class="n">${thousands(node.rate.count)}</td><td class="n">${percent(node.share, 1)}</td><td class="n">${rateText(node.rate)}<div class="muted">${intervalText(node.rate)}</div>${errorLine(node)}</td>${change}</tr>`;
}

/** Groups and leaves with counts, rates, change and words. */
export function categories(report: Report): Html {
  const draw = (name: string, width: number): string => {
    const groups = report.categories.filter(({ rate }) => rate.count > 0).length;
    return categoryChart(report, name, { width, height: 60 + groups * (report.previousPeriod ? 40 : 28) });
  };
  const compared = report.previousPeriod !== null;
  const rows = report.categories.flatMap((group) => [
    row(group, 'group', compared),
    ...group.leaves.map((leaf) =>
      row(leaf, 'leaf', compared, html`${topProducts(leaf)}${quoteDetails(leaf.quotes)}`),
    ),
  ]);
  const body = html`${chart(draw('category-w', 980), draw('category-n', 350))}
<div class="scroll"><table class="tree"><thead><tr><th>类别</th><th class="n">条数</th><th class="n">占比</th><th class="n">客诉率</th>${compared ? html`<th class="n">上一期</th><th class="n">变化</th>` : null}</tr></thead><tbody>${rows}</tbody></table></div>`;
  const lead = `占比为占全部客诉的份额;彩色标记为超出正常波动的变化${report.noComparison ? `;${report.noComparison}` : ''}`;
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

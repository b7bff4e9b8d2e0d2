import { thousands } from '../../thousands.ts';
import { productChart, shownInChart } from '../charts/products.ts';
import { hiddenLines, silentLines } from '../silent-words.ts';
import type { ListEntry, ProductEntry, Report } from '../types.ts';
import { countedText, intervalText, moveTexts, percent, productName, rateText } from '../words.ts';
import { chart, quoteDetails, quoteList, section, table } from './parts.ts';
import { type Html, html, prose } from './template.ts';

const counted = (counts: readonly { name: string; count: number }[]): string =>
  counts.map(({ name, count }) => `${name} ${count}`).join('、') || '—';

/** Rows that stand there at once; the others open. */
const shownAtOnce = 5;

const productRow = (one: ProductEntry): (Html | string)[] => [
  html`${productName(one)}${quoteDetails(one.quotes)}`,
  thousands(one.own.count),
  one.own.exposure === null ? '—' : thousands(one.own.exposure),
  html`${rateText(one.own)}<div class="muted">${intervalText(one.own)}</div>`,
  one.previous ? rateText(one.previous) : '—',
  prose(counted(one.causes)),
  prose(counted(one.channels)),
  percent(one.chatOnlyShare),
];

/** Products with most own complaints per exposure. */
export function products(report: Report): Html {
  const title = `投诉最多的商品(按${report.denominator.name}折算)`;
  if (report.products.length === 0)
    return section(title, '', html`<p class="muted">没有商品达到 3 条自身投诉。</p>`);
  const shown = Math.min(shownInChart, report.products.length);
  const draw = (name: string, width: number): string =>
    productChart(report, name, { width, height: 40 + shown * 28 });
  const columns = [
    { title: '商品' },
    { title: '自身投诉', numeric: true },
    { title: report.denominator.name, numeric: true },
    { title: '投诉率(90% 区间)', numeric: true },
    { title: '上一期', numeric: true },
    { title: '主因' },
    { title: '渠道' },
    { title: '只在会话', numeric: true },
  ];
  const rows = report.products.map(productRow);
  const others = rows.slice(shownAtOnce);
  const rest =
    others.length === 0
      ? html``
      : html`<details class="rest"><summary>其余 ${others.length} 款</summary>${table(columns, others, 'products')}</details>`;
  const lead =
    '只算商品自身的问题(描述不符、质量、安全、真伪),按 90% 区间下限排序,样本小的不会被一两条投诉顶上来;圆点为本期,横条为 90% 区间,空心点为上一期';
  return section(
    title,
    lead,
    html`${chart(draw('product-w', 980), draw('product-n', 350))}${table(columns, rows.slice(0, shownAtOnce), 'products')}${rest}`,
    'long',
  );
}

function entry({ text, quotes, byOrderWeek }: ListEntry, side: 'black' | 'red'): Html {
  const [title = '', ...lines] = text.split('\n');
  const [head = '', ...rest] = title.split('|');
  // The words themselves follow as a list.
  const shown = lines
    .map((line) => line.replace(/(?:原话\(已脱敏\)|可用作卖点的原话):.*$/u, ''))
    .concat(byOrderWeek?.statement ?? '')
    .filter((line) => line !== '');
  return html`<div class="card ${side}"><h3><span class="tag ${side}">${prose(head)}</span> ${rest[0] ?? ''}</h3>
<p class="muted">${prose(rest.slice(1).join(' · '))}</p>${shown.map((line) => html`<p>${prose(line)}</p>`)}${quoteList(quotes)}</div>`;
}

/** Red and black list in the published form; too little evidence is said, not ranked. */
export function lists({ lists: found }: Report): Html {
  const { black, red, statement, window, insufficientProducts } = found;
  const moved = moveTexts(found);
  const moves =
    moved.length === 0
      ? html``
      : html`<h3>榜单变动</h3><ul class="quotes">${moved.map((move) => html`<li>${prose(move)}</li>`)}</ul>`;
  const side = (title: string, entries: readonly ListEntry[], kind: 'black' | 'red'): Html =>
    html`<h3>${title} ${entries.length} 款</h3>${
      entries.length === 0
        ? html`<p class="muted">没有证据充分的款。</p>`
        : html`<div class="cards">${entries.map((one) => entry(one, kind))}</div>`
    }`;
  const unjudged =
    insufficientProducts.length === 0
      ? html``
      : html`<details><summary>数据不足的款(前 ${insufficientProducts.length} 款)</summary><ul class="quotes">${insufficientProducts.map((one) => html`<li>${productName(one)}：${prose(`自身投诉 ${one.own.count} 条;${one.reason}`)}</li>`)}</ul></details>`;
  return section(
    '红黑榜',
    `窗口 ${window},同类目内比较;${statement}`,
    html`${side('黑榜', black, 'black')}${side('红榜', red, 'red')}${moves}${unjudged}<p class="muted">${prose(countedText(found))}</p>`,
    'long',
  );
}

const lines = (title: string, told: readonly string[]): Html =>
  told.length === 0
    ? html``
    : html`<h3>${title}</h3><ul class="quotes">${told.map((line) => html`<li>${prose(line)}</li>`)}</ul>`;

export function chatOnly(report: Report): Html {
  const { chatOnlyProducts } = report;
  const [shares, hidden] = [silentLines(report), hiddenLines(report)];
  if (chatOnlyProducts.length + shares.length + hidden.length === 0) return html``;
  const cards = chatOnlyProducts.map(
    (one) =>
      html`<div class="card"><h3>${productName(one)}</h3><p>${prose(`会话里 ${one.chatComplaints} 位顾客投诉,评价里一条也没有;主因:${counted(one.causes)}`)}</p>${quoteList(one.quotes)}</div>`,
  );
  return section(
    '沉默客户',
    '多数顾客不写评价;只在客服会话里说的投诉,看评价看不到',
    html`${lines('有多少', shares)}${lines('评价看着好、会话里差的商品', hidden)}${cards.length > 0 ? html`<h3>只在会话里听到投诉的商品</h3><div class="cards">${cards}</div>` : null}`,
  );
}

import type { Quote } from '../types.ts';
import { signed } from '../words.ts';
import { Html, html, prose } from './template.ts';

/** A titled block; `long` ones may break over printed pages. */
export const section = (
  title: string,
  lead: string,
  body: Html | readonly Html[],
  kind: 'long' | 'short' = 'short',
): Html =>
  html`<section class="${kind}"><h2>${prose(title)}</h2>${lead ? html`<p class="lead">${prose(lead)}</p>` : null}${body}</section>`;

const stars = (rating: number | null): string => (rating === null ? '' : `${'★'.repeat(rating)}`);

/** The customers' own words, exactly as masked. */
export function quoteList(quotes: readonly Quote[]): Html {
  if (quotes.length === 0) return html`<p class="muted">暂无合适的原话</p>`;
  const items = quotes.map(
    ({ text, channel, platform, rating }) =>
      html`<li>「${text}」<small>${[platform, channel, stars(rating)].filter(Boolean).join(' · ')}</small></li>`,
  );
  return html`<ul class="quotes">${items}</ul>`;
}

/** Quotes behind a line one can open. */
export const quoteDetails = (quotes: readonly Quote[]): Html =>
  quotes.length === 0
    ? html``
    : html`<details><summary>原话 ${quotes.length} 条</summary>${quoteList(quotes)}</details>`;

/** A change, coloured only when it is beyond ordinary variation. */
export function changeTag(change: number | null, significant: boolean | null, unit = '‰'): Html {
  if (change === null) return html`<span class="muted">—</span>`;
  const arrow = change > 0 ? '▲' : change < 0 ? '▼' : '';
  const kind = significant ? (change > 0 ? 'tag up' : 'tag down') : 'tag';
  return html`<span class="${kind}">${arrow} ${signed(change, unit)}</span>`;
}

/** One chart drawn twice, for wide and for narrow screens. */
export const chart = (wide: string, narrow: string): Html =>
  html`<div class="chart wide">${new Html(wide)}</div><div class="chart narrow">${new Html(narrow)}</div>`;

export interface Column {
  title: string;
  numeric?: boolean;
}

/** A table that becomes a stack of labelled lines on a phone. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (Html | string | number)[])[],
  kind = '',
): Html {
  const head = columns.map(
    ({ title, numeric }) => html`<th${numeric ? html` class="n"` : null}>${title}</th>`,
  );
  const cell = (value: Html | string | number, i: number): Html => {
    const column = columns[i];
    return html`<td${column?.numeric ? html` class="n"` : null}${i > 0 ? html` data-label="${column?.title ?? ''}"` : null}>${value}</td>`;
  };
  const body = rows.map((row) => html`<tr>${row.map(cell)}</tr>`);
  return html`<div class="scroll"><table class="stack${kind && ` ${kind}`}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

import { serviceColumns, serviceKinds, serviceLead, serviceName, serviceValues } from '../service-words.ts';
import type { Report } from '../types.ts';
import { section } from './parts.ts';
import { type Html, html, prose } from './template.ts';

type Entry = NonNullable<Report['service']>['entries'][number];

const values = serviceColumns.length - 2;

/** A line breaks before an interval and before nine in ten, never inside of one. */
const pieces = (value: string): Html =>
  html`${value.split(/(?=\()| (?=\/)/u).map((piece) => html`<span class="nowrap">${prose(piece)}</span> `)}`;

function row(one: Entry): Html {
  const head = html`<td>${prose(serviceName(one))}</td><td class="n" data-label="会话">${one.chats}</td>`;
  const told = serviceValues(one);
  if (!told) return html`<tr>${head}<td class="muted" colspan="${values}">数据不足</td></tr>`;
  return html`<tr>${head}${told.map((value, i) => html`<td data-label="${serviceColumns[i + 2] ?? ''}">${pieces(value)}</td>`)}</tr>`;
}

/** What conversations are told apart by stands above its rows, once. */
function rows(entries: readonly Entry[]): Html[] {
  return entries.map((one, i) => {
    const begins = one.by !== 'all' && one.by !== entries[i - 1]?.by;
    const title = begins
      ? html`<tr class="kind"><th colspan="${serviceColumns.length}">${serviceKinds[one.by]}</th></tr>`
      : html``;
    return html`${title}${row(one)}`;
  });
}

/** 客服指标, when conversations carry times. */
export function service({ service: found }: Report): Html {
  if (!found) return html``;
  const head = serviceColumns.map((title, i) => html`<th${i === 1 ? html` class="n"` : null}>${title}</th>`);
  return section(
    '客服指标',
    serviceLead(found),
    html`<div class="scroll"><table class="stack service"><thead><tr>${head}</tr></thead><tbody>${rows(found.entries)}</tbody></table></div>`,
    'long',
  );
}

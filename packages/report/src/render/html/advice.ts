import type { Report } from '../types.ts';
import { adviceDueText, productName } from '../words.ts';
import { section } from './parts.ts';
import { type Html, html, prose } from './template.ts';

type Sheet = NonNullable<Report['advice']>[number];

const item = (one: Sheet['items'][number]): Html => html`<div class="card"><h3>${prose(
  [one.product ? productName(one.product) : '', one.categoryName].filter(Boolean).join(' '),
)} <span class="tag${one.role === '主责' ? ' up' : ''}">${one.role}</span></h3><dl>
<dt>事实</dt><dd>${prose(one.facts)}</dd>
<dt>要查</dt><dd><ol class="checks">${one.check.map((text) => html`<li>${prose(text)}</li>`)}</ol></dd>
<dt>要改</dt><dd>${prose(one.change)}</dd>
<dt>预期</dt><dd>${prose(one.expect)}</dd>
<dt>责任</dt><dd>${prose(`${one.owner},${adviceDueText({ ...one, dueOn: one.dueOn.slice(5) })}`)}</dd></dl></div>`;

/** 部门行动单: half a page for a department that has a finding, nothing for the others. */
export function advice({ advice: sheets = [] }: Report): Html {
  if (sheets.length === 0) return html``;
  const body = sheets.map(
    ({ department, items }) =>
      html`<div class="sheet"><h3>${department}</h3><div class="cards">${items.map(item)}</div></div>`,
  );
  return section('部门行动单', '只列本期有要点的部门;按规则表由类目、原因和责任部门得出', html`${body}`);
}

import { actionSubject, actionsLead, outcomeText } from '../action-words.ts';
import type { Report } from '../types.ts';
import { section, table } from './parts.ts';
import { type Html, html, prose } from './template.ts';

const tags: Record<string, string> = { 有效: 'tag down', 变差: 'tag up', 逾期: 'tag up' };

/** 行动: what was taken on and what became of it. */
export function actions({ actions: taken }: Report): Html {
  if (taken.length === 0) return html``;
  const rows = taken.map((one) => [
    html`${prose(actionSubject(one))}<div class="muted">${prose(one.cause)}</div>`,
    prose(one.owner),
    html`<span class="nowrap">${one.dueOn}</span>`,
    html`<span class="${tags[one.standing] ?? 'tag'}">${one.standing}</span><div class="muted">${prose(outcomeText(one))}</div>`,
  ]);
  return section(
    '行动与效果',
    actionsLead,
    table(
      ['行动', '责任', '期限', '结果'].map((title) => ({ title })),
      rows,
    ),
  );
}

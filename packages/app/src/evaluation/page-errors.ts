import type { LabelError } from '@voc/classify';
import type { Evidence } from '@voc/core';
import { type Html, html } from '@voc/report';
import { sliceName } from './words.ts';

const roles = { customer: '顾客', agent: '客服', system: '系统' };

/** A text with its evidence marked; spans that overlap are marked once, spans outside of the text are cut. */
export function marked(text: string, evidence: readonly Pick<Evidence, 'start' | 'end'>[]): Html {
  const parts: (Html | string)[] = [];
  let from = 0;
  for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const begin = Math.max(start, from);
    if (begin >= Math.min(end, text.length)) continue;
    parts.push(text.slice(from, begin), html`<mark>${text.slice(begin, end)}</mark>`);
    from = Math.min(end, text.length);
  }
  parts.push(text.slice(from));
  return html`${parts}`;
}

function wording({ item, category: { evidence } }: LabelError): Html {
  if (!item.turns) return html`<p>${marked(item.text ?? '', evidence)}</p>`;
  const turns = item.turns.map(({ role, text }, turn) => {
    const own = evidence.filter((one) => one.turn === turn);
    return html`<li class="${role}"><b>${roles[role]}</b>${marked(text, own)}</li>`;
  });
  return html`<ol class="turns">${turns}</ol>`;
}

/** The wrong labels as cards. */
export function errorCards(errors: readonly LabelError[], nameOf: (id: string) => string): Html {
  const named = (ids: readonly string[]): string =>
    ids.length === 0 ? '不是投诉' : ids.map(nameOf).join('、');
  const cards = errors.map((error) => {
    const { item, category, given } = error;
    const others = given.filter((id) => id !== category.id);
    const about = [
      item.id,
      sliceName('kind', item.kind),
      item.productType,
      item.rating && `${item.rating} 星`,
    ];
    return html`<article class="error"><header><span class="tag up">判为 ${nameOf(category.id)}</span> <span class="tag down">应为 ${named(item.leaves)}</span> <span class="sure">把握 ${category.confidence.toFixed(3)}</span></header>
${wording(error)}<small>${about.filter(Boolean).join(' · ')}${others.length > 0 ? ` · 同时判为 ${named(others)}` : ''}</small></article>`;
  });
  return html`<div class="errors">${cards}</div>`;
}

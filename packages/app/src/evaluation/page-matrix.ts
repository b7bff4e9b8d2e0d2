import { type Confusion, none } from '@voc/classify';
import { type Html, html } from '@voc/report';

/** Red where something else was given, blue where it was right; the darker, the larger the share of the row. */
function shade(isHit: boolean, part: number): string {
  const colour = isHit ? '43,95,217' : '201,48,44';
  return `background:rgba(${colour},${(0.08 + 0.72 * Math.sqrt(part)).toFixed(2)})${part > 0.5 ? ';color:#fff' : ''}`;
}

/**
 * Confusions as a table: a row for each wanted class, a column for each given one, in the order of `ids`;
 * the last row and column stand for no label.
 */
export function matrix(
  confusions: readonly Confusion[],
  ids: readonly string[],
  nameOf: (id: string) => string,
  kind: 'groups' | 'leaves',
): Html {
  const counts = new Map(confusions.map(({ wanted, given, items }) => [`${wanted} ${given}`, items]));
  const seen = new Set(confusions.flatMap(({ wanted, given }) => [wanted, given]));
  const classes = [...ids.filter((id) => seen.has(id)), none];
  const cell = (wanted: string, given: string, total: number): Html => {
    const items = counts.get(`${wanted} ${given}`) ?? 0;
    if (items === 0) return html`<td></td>`;
    const title = `应为 ${nameOf(wanted)},判为 ${nameOf(given)}:${items} 条`;
    return html`<td style="${shade(wanted === given, items / total)}" title="${title}">${items}</td>`;
  };
  const rows = classes.map((wanted) => {
    const total = classes.reduce((sum, given) => sum + (counts.get(`${wanted} ${given}`) ?? 0), 0);
    const cells = classes.map((given) => cell(wanted, given, Math.max(1, total)));
    return html`<tr><th scope="row">${nameOf(wanted)}</th>${cells}</tr>`;
  });
  const heads = classes.map((id) => html`<th scope="col"><span>${nameOf(id)}</span></th>`);
  return html`<div class="scroll"><table class="matrix ${kind}"><thead><tr><th class="corner">应为 ↓ 判为 →</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

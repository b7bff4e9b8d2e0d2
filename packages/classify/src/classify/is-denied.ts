import type { Category } from '@voc/core';
import type { Hit } from '../patterns/index.ts';

const denial = /^(不|没|无|零|几乎没)/;

/**
 * True when the words that speak most for a leaf are the customer's denial of that very flaw (不起球, 没有色差):
 * the lexicon's phrase is surer than the weights. A second quoted place keeps the leaf.
 */
export function isDenied(category: Category, hits: readonly Hit[]): boolean {
  const [first, ...others] = category.evidence;
  if (!first || others.length > 0) return false;
  return hits.some(({ row, part, start, end, negated, asked }) => {
    if (row.table !== 'praises' || row.cells[0] !== category.id || negated || asked) return false;
    const { origin, text } = part.normal;
    if ((first.turn ?? 0) !== part.turn || !denial.test(text.slice(start, end))) return false;
    return (origin[start] ?? 0) >= first.start && (origin[end] ?? 0) <= first.end;
  });
}

import type { Evidence } from '@voc/core';
import type { Hit } from '../patterns/index.ts';

const denial = /^(不|没|无|零|几乎没|看不出|谈不上|一点都?不)|[都也]没有?$/;

function covers({ part, start, end }: Hit, place: Evidence): boolean {
  const { origin } = part.normal;
  return (
    (place.turn ?? 0) === part.turn && (origin[start] ?? 0) >= place.start && (origin[end] ?? 0) <= place.end
  );
}

/**
 * True when the customer denies a flaw (不起球, 一点色差都没有) and whatever speaks for that leaf praises: the lexicon's phrase is
 * surer than the weights. A place that praises nothing keeps the leaf.
 */
export function isDenied(leaf: string, speaking: readonly Evidence[], hits: readonly Hit[]): boolean {
  const praises = hits.filter(
    ({ row, negated, asked }) => row.table === 'praises' && row.cells[0] === leaf && !negated && !asked,
  );
  const denies = ({ part, start, end }: Hit): boolean => denial.test(part.normal.text.slice(start, end));
  return praises.some(denies) && speaking.every((place) => praises.some((hit) => covers(hit, place)));
}

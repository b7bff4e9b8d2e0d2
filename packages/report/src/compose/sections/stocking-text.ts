import type { NamedCount } from '../schema-values.ts';
import { wishValue } from './wish-name.ts';

const sumOf = (counts: readonly NamedCount[]): number => counts.reduce((all, { count }) => all + count, 0);

/** `150 码`: a space between a number and its word. */
const spaced = (name: string): string => name.replace(/^(\d+(?:\.\d+)?)(?=\p{Script=Han})/u, '$1 ');

const variantsShown = 3;

/** What a merchandiser may make of wishes: more of what is there (深度), more variants (宽度); never a quantity. */
export function stockingText(wishes: readonly NamedCount[]): string {
  const of = (kind: string): NamedCount[] => wishes.filter(({ id }) => id.startsWith(`${kind}:`));
  const restock = of('restock');
  const named = restock.filter(({ id }) => wishValue(id) !== '');
  const told = named.map(({ id, count }) => `${spaced(wishValue(id))} ${count}`).join('、');
  const first = named[0];
  const depth =
    restock.length === 0
      ? '求补货:暂无'
      : `求补货 ${sumOf(restock)} 条${told ? `(${told})` : ''}→ 深度:优先补${first ? ` ${spaced(wishValue(first.id))}` : '货'}`;
  const variants = [...of('color'), ...of('size')].sort(
    (a, b) => b.count - a.count || (a.id < b.id ? -1 : 1),
  );
  const names = variants.slice(0, variantsShown).map(({ id }) => spaced(wishValue(id)));
  const width =
    variants.length === 0
      ? '要加色加码:暂无'
      : `要${names.join('/')}${variants.length > names.length ? '等' : ''} ${sumOf(variants)} 条 → 宽度:评估加色加码`;
  return `${depth};${width}`;
}

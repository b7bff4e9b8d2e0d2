import { mismatchCategory, namesOf, type Taxonomy } from '@voc/core';

/** What actions and alerts are about beside the taxonomy's own. */
const sums: Record<string, string> = {
  own: '商品自身',
  total: '全部客诉',
  [mismatchCategory]: '描述不符',
  regulator: '监管或曝光',
};

/** Names leaves, groups and sums of them; the id itself where nobody named it. */
export function nameCategories(taxonomy: Taxonomy): (id: string) => string {
  const names = namesOf(taxonomy);
  return (id) => names.get(id) ?? sums[id] ?? id;
}

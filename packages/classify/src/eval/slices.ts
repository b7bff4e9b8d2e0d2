import type { Judged } from './pair-up.ts';

export type SliceBy = 'kind' | 'length' | 'source' | 'product';

/** Items that have something in common. */
export interface Slice {
  by: SliceBy;
  /** Kind, length class (`short`, `middle`, `long`), source or product type; empty where unknown, `restName` for the small ones. */
  name: string;
  judged: Judged[];
}

type Item = Judged['item'];

/** Sources and product types with fewer items are judged together. */
export const minSliceItems = 20;
export const restName = '*';

/** Characters that customers wrote, without the outer spaces. */
export function lengthOf({ text, turns }: Item): number {
  const own = turns?.filter(({ role }) => role === 'customer').map((turn) => turn.text.trim()) ?? [
    text ?? '',
  ];
  return [...own.join('').trim()].length;
}

/** Under 15 characters, up to 50, more. */
export function lengthClass(item: Item): 'short' | 'middle' | 'long' {
  const length = lengthOf(item);
  return length < 15 ? 'short' : length <= 50 ? 'middle' : 'long';
}

/** Names that come first, in this order; the others follow by size, the small and the unknown last. */
const firstNames = ['review', 'chat', 'short', 'middle', 'long'];
const lastNames = [restName, ''];

function rankOf(name: string): number {
  const first = firstNames.indexOf(name);
  return first >= 0 ? first : firstNames.length + 1 + lastNames.indexOf(name);
}

function groupItems(judged: readonly Judged[], nameOf: (item: Item) => string): Map<string, Judged[]> {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const name = nameOf(one.item);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

function joinSmall(groups: ReadonlyMap<string, Judged[]>): Map<string, Judged[]> {
  const joined = new Map<string, Judged[]>();
  for (const [name, some] of groups) {
    const to = name !== '' && some.length < minSliceItems ? restName : name;
    joined.set(to, [...(joined.get(to) ?? []), ...some]);
  }
  return joined;
}

const toSlices = (by: SliceBy, groups: ReadonlyMap<string, Judged[]>): Slice[] =>
  [...groups]
    .map(([name, judged]) => ({ by, name, judged }))
    .sort(
      (a, b) =>
        rankOf(a.name) - rankOf(b.name) || b.judged.length - a.judged.length || (a.name < b.name ? -1 : 1),
    );

/** The items by kind, by length, by source and by product type. */
export const sliceAll = (judged: readonly Judged[]): Slice[] => [
  ...toSlices(
    'kind',
    groupItems(judged, ({ kind }) => kind),
  ),
  ...toSlices('length', groupItems(judged, lengthClass)),
  ...toSlices('source', joinSmall(groupItems(judged, ({ source }) => source ?? ''))),
  ...toSlices('product', joinSmall(groupItems(judged, ({ productType }) => productType ?? ''))),
];

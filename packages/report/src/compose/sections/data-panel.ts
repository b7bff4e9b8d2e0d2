import { unclassifiedCategory } from '@voc/core';
import { sumBy } from '../../stats/sum.ts';
import type { Context } from '../facts/context.ts';
import type { DataPanel } from '../schema-data.ts';
import { dataName } from './data-names.ts';

/** What was imported, by the name both tables of rows and items come down to. */
const kinds: Record<string, string> = {
  reviews: '评价',
  chats: '会话',
  refunds: '售后单',
  tickets: '工单',
  orders: '订单与签收',
  products: '商品资料',
  listings: '商品页',
  skus: 'SKU 资料',
};
const importKinds: Record<string, string> = {
  review: 'reviews',
  chat: 'chats',
  refund: 'refunds',
  ticket: 'tickets',
};

const importKind = (kind: string): string => importKinds[kind] ?? kind;
const order = Object.keys(kinds);
const rankOf = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** What was read, dropped and why; read = accepted + template + quarantined, for each kind and in all. */
export function composeDataPanel({ facts, now }: Context): DataPanel {
  const { items, templates, quarantined, ...rest } = facts.data;
  const found = [...items, ...templates, ...quarantined].map(({ kind }) => importKind(kind));
  const byKind = [...new Set(found)]
    .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
    .map((kind) => {
      const of = <T extends { kind: string }>(rows: readonly T[]): T[] =>
        rows.filter((row) => importKind(row.kind) === kind);
      const accepted = sumBy(of(items), (row) => row.accepted);
      const template = sumBy(of(templates), (row) => row.count);
      const refused = sumBy(of(quarantined), (row) => row.count);
      const read = accepted + template + refused;
      return { kind, name: kinds[kind] ?? kind, read, accepted, template, quarantined: refused };
    });
  const words = new Map<string, number>();
  for (const { template, count } of templates) words.set(template, (words.get(template) ?? 0) + count);
  return {
    read: sumBy(byKind, (row) => row.read),
    accepted: sumBy(byKind, (row) => row.accepted),
    template: sumBy(byKind, (row) => row.template),
    quarantined: sumBy(byKind, (row) => row.quarantined),
    byKind,
    quarantineReasons: quarantined
      .map(({ kind, reason, count }) => ({ kind: importKind(kind), reason, name: dataName(reason), count }))
      .sort((a, b) => b.count - a.count || (`${a.kind} ${a.reason}` < `${b.kind} ${b.reason}` ? -1 : 1)),
    templates: [...words]
      .map(([template, count]) => ({ template, name: dataName(template), count }))
      .sort((a, b) => b.count - a.count || (a.template < b.template ? -1 : 1))
      .slice(0, 10),
    repeats: sumBy([...items, ...templates, ...quarantined], (row) => row.repeats),
    undated: rest.undated,
    undatedDropped: rest.undatedDropped,
    withoutProduct: rest.withoutProduct,
    unmappedListings: rest.unmappedListings,
    unmappedItems: rest.unmappedItems,
    classifier: facts.modelError && {
      items: facts.modelError.items,
      betweenSources: facts.modelError.betweenSources,
      total: facts.modelError.categories.total ?? null,
      mismatch: facts.modelError.categories.mismatch ?? null,
    },
    gaps: rest.gaps,
    folded: Math.max(0, rest.complaining - now.tally.total('complaint', 'total')),
    unclassified: now.tally.total('complaint', unclassifiedCategory),
  };
}

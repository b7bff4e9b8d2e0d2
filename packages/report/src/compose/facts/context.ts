import { namesOf, noProduct, type Period, unmappedPrefix } from '@voc/core';
import type { Member } from '../../attribution/types.ts';
import type { Split } from '../schema-attribution.ts';
import type { ProductInCategory } from '../schema-sections.ts';
import type { NamedCount, ProductRef } from '../schema-values.ts';
import { type Basis, chooseBasis, type Frame } from './basis.ts';
import { membersOf } from './members.ts';
import { exposureByProduct } from './sides.ts';
import { later, tallyOf } from './tally.ts';
import type { ReportFacts, Window } from './types.ts';

/** A product inside a category. */
export interface JudgedProduct {
  entry: ProductInCategory;
  /** Evidence for a rise against the product's own period before, or the category's for a new product. */
  rise: number;
}

/** What every section is made from. */
export interface Context {
  facts: ReportFacts;
  basis: Basis;
  now: Frame;
  before: Frame | null;
  list: Frame;
  /** Changes that were split already, by category: no words change them, and several sections tell them. */
  splits: Map<string, Split | null>;
  /** Exposure of every product in both periods; null without one of them. */
  exposed(): Exposed | null;
  /** And products of categories that were judged already. */
  inCategory: Map<string, readonly JudgedProduct[]>;
  /** Oldest first. */
  listsBefore: readonly Frame[];
  /** Chinese name of a category, the id when it has none. */
  nameOf(category: string): string;
  refOf(productId: string): ProductRef;
}

const kindNames: Record<string, string> = { review: '评价', chat: '会话', refund: '售后', ticket: '工单' };

export const kindName = (kind: string): string => kindNames[kind] ?? kind;

const periodWords = { week: '本周', month: '本月', quarter: '本季', all: '全部数据' } as const;
const previousWords = { week: '上周', month: '上月', quarter: '上季', all: '上期' } as const;

export const periodWord = (period: Period): string => periodWords[period.kind];
export const previousWord = (period: Period): string => previousWords[period.kind];

const frameOf = (window: Window): Frame => ({ window, tally: tallyOf(window.counts) });

function refs(facts: Framed): (productId: string) => ProductRef {
  const titles = new Map(facts.listings.map((one) => [one.productId, one.title]));
  return (productId) => {
    const known = facts.products.get(productId);
    if (known) return { productId, name: known.name, productType: known.productType, unmapped: false };
    if (productId === noProduct) return { productId, name: '未关联商品', productType: null, unmapped: false };
    const unmapped = productId.startsWith(unmappedPrefix);
    const listing = unmapped ? productId.slice(unmappedPrefix.length) : '';
    const name = unmapped ? (titles.get(productId) ?? `商品页 ${listing}`) : productId;
    return { productId, name, productType: null, unmapped };
  };
}

/** What products were sold or spoken of in both periods, whatever was complained about: most of them for every category. */
export interface Exposed {
  /** By id, as splits take them, without complaints; the rest among them. */
  members: readonly Member[];
  ids: ReadonlySet<string>;
}

/** Exposure of the company in both periods; null when a period lacks it. */
export function wholeOf({
  basis,
  now,
  before,
}: Pick<Context, 'basis' | 'now' | 'before'>): { e0: number; e1: number } | null {
  const e0 = before && basis.exposure(before);
  const e1 = basis.exposure(now);
  return e0 === null || e1 === null ? null : { e0, e1 };
}

function exposedIn(periods: Pick<Context, 'basis' | 'now' | 'before'>): Exposed | null {
  const { basis, now, before } = periods;
  const whole = wholeOf(periods);
  if (!before || !whole) return null;
  const of = (frame: Frame) => ({ complaints: new Map(), exposure: exposureByProduct(frame, basis) });
  const members = membersOf(of(before), of(now), whole).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { members, ids: new Set(members.map(({ id }) => id)) };
}

/** What is read first: windows, and the products of them. */
export type Framed = Pick<
  ReportFacts,
  'taxonomy' | 'current' | 'previous' | 'list' | 'listsBefore' | 'products' | 'listings'
>;

/** Prepares what is read first: sums, the denominator and the names. */
export function frameContextOf(facts: Framed): Omit<Context, 'facts'> {
  const names = namesOf(facts.taxonomy);
  const now = frameOf(facts.current);
  const basis = chooseBasis(now);
  const before = facts.previous && frameOf(facts.previous);
  return {
    basis,
    now,
    before,
    exposed: later(() => exposedIn({ basis, now, before })),
    splits: new Map(),
    inCategory: new Map(),
    list: frameOf(facts.list),
    listsBefore: facts.listsBefore.map(frameOf),
    nameOf: (category) => names.get(category) ?? (category === 'residual' ? '其他' : category),
    refOf: refs(facts),
  };
}

/** Everything that sections are made from. */
export const contextOf = (facts: ReportFacts): Context => ({ ...frameContextOf(facts), facts });

/** The largest first, ties by id; at most `limit`. */
export function largest(
  counts: Iterable<readonly [string, number]>,
  nameOf: (id: string) => string,
  limit: number,
): NamedCount[] {
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([id, count]) => ({ id, name: nameOf(id), count }));
}

/** Label of a product for prose: 款号 and name when both are known. */
export function labelOf({ productId, name, unmapped }: ProductRef): string {
  if (unmapped) return `${name}(未归款)`;
  return productId === noProduct || name.endsWith(productId) ? name : `${name} ${productId}`;
}

import { daysBetween, ownCategory, ownLeavesOf, unclassifiedCategory } from '@voc/core';
import { leaveLimit } from '../../lists/leave-limit.ts';
import { type Side, scoreOf } from '../../lists/place-products.ts';
import { type Context, largest } from '../facts/context.ts';
import type { Contender, Standing } from '../facts/rank.ts';
import { round } from '../facts/rate.ts';
import type { SkuCount } from '../facts/types.ts';
import type { ListEntry } from '../schema-sections.ts';
import type { NamedCount, Rate } from '../schema-values.ts';
import type { Peers } from './list-peers.ts';
import { orderVerdict } from './order-verdict.ts';
import { chatOnlyShare } from './products.ts';
import { quotesOf } from './quotes.ts';
import { listWindow } from './window-label.ts';
import { wishName } from './wish-name.ts';

/** Wishes kept: enough for all sizes and colours that many ask for. */
const wishesShown = 12;

/** A listed product, judged. */
export interface Listed {
  standing: Standing;
  side: Side;
  /** From 1, over the whole company where the report is of some of its products. */
  rank: number;
  peers: Peers;
  /** All contenders among its peers. */
  contenders: readonly Contender[];
  own: Rate;
  /** 新上, 回榜 or 连续n期. */
  told: string;
}

/** How staff call what is not the product's doing. */
const shortNames: Record<string, string> = {
  fulfil: '发货',
  logistics: '物流',
  price: '价格',
  after: '退换',
  service: '客服',
  trade: '交易',
  'residual.buyer_reason': '买家自身',
  'residual.unspecified': '未说明原因',
};

/** Complaints that do not count against the product, by group; buyer's reasons are a leaf of their own, and 待确认 counts for nothing yet. */
function notCounted({ facts, list, nameOf }: Context, productId: string): NamedCount[] {
  const own = ownLeavesOf(facts.taxonomy);
  const { groups, residual } = facts.taxonomy;
  const others = groups.filter(({ leaves }) => !leaves.some(({ id }) => own.has(id)));
  const ids = [...[...others, ...residual].map(({ id }) => id), unclassifiedCategory];
  const counts = ids.map((id) => [id, list.tally.of(productId, 'complaint', id)] as const);
  return largest(counts, (id) => shortNames[id] ?? nameOf(id), 5);
}

const labelsShown = 3;

/** The labels heard most, and all others as 其他. */
function largestAndRest(
  counts: Iterable<readonly [string, number]>,
  nameOf: (id: string) => string,
): NamedCount[] {
  const all = largest(counts, nameOf, Number.POSITIVE_INFINITY);
  const rest = all.slice(labelsShown).reduce((sum, { count }) => sum + count, 0);
  const others = rest > 0 ? [{ id: '其他', name: '其他', count: rest }] : [];
  return [...all.slice(0, labelsShown), ...others];
}

/** Most complaints: three in five of those that name a SKU. */
const most = 0.6;

/** At most three, and no more than half of them, that hold most complaints; nothing where they are spread. */
function concentrated(counts: ReadonlyMap<string, number>): NamedCount[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const top = largest(counts, (name) => name, 3);
  let held = 0;
  for (const [i, { count }] of top.entries()) {
    held += count;
    if (held >= most * all) return i + 1 <= Math.max(1, counts.size / 2) ? top.slice(0, i + 1) : [];
  }
  return [];
}

function sumBy(skus: readonly SkuCount[], nameOf: (sku: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sku, count } of skus) counts.set(nameOf(sku), (counts.get(nameOf(sku)) ?? 0) + count);
  return counts;
}

/** Colours with sizes that hold most complaints, else colours whose sizes do so together. */
function leadingSkus(skus: readonly SkuCount[]): NamedCount[] {
  const single = concentrated(sumBy(skus, (sku) => sku));
  return single.length > 0 ? single : concentrated(sumBy(skus, (sku) => sku.split('/')[0] ?? sku));
}

const daysAWeek = 7;

/** Complaints a week with which it would leave the black list, at its present exposure. */
function leaveAt({ facts }: Context, { standing, side, contenders }: Listed): number | null {
  if (side === 'red') return null;
  const weeks = Math.max(1, daysBetween(facts.list.start, facts.list.end) / daysAWeek);
  return Math.floor(leaveLimit(standing, contenders) / weeks);
}

/** Everything told of a listed product but its published form. */
export function entryOf(context: Context, listed: Listed): Omit<ListEntry, 'text'> {
  const { facts, list, refOf, nameOf } = context;
  const { standing, side, rank, own, peers, told } = listed;
  const { productId, median } = standing;
  const causes = largestAndRest(list.tally.categories('cause', productId), nameOf);
  const leaves = side === 'red' ? undefined : causes.map(({ id }) => id);
  const skus = facts.skus.filter((one) => one.productId === productId);
  return {
    ...refOf(productId),
    rank,
    standing: told,
    peerGroup: peers.group,
    peers: peers.productIds.length,
    window: listWindow(facts),
    own,
    peerMedian: round(median * 1000),
    score: round(scoreOf(side, standing)),
    denominator: peers.basis.name,
    atRisk: standing.exposure,
    leaveAt: leaveAt(context, listed),
    byOrderWeek: orderVerdict(context, peers, productId, side),
    causes,
    notCounted: notCounted(context, productId),
    praised: list.tally.of(productId, 'praise', ownCategory),
    praises: largestAndRest(list.tally.categories('merit', productId), (label) => label),
    wishes: largest(list.tally.categories('wish', productId), wishName, wishesShown),
    chatOnlyShare: chatOnlyShare(facts.listShares, productId),
    skus: leadingSkus(skus),
    skusKnown: skus.length > 0,
    quotes: quotesOf(facts.listQuotes, leaves ? { leaves, productId } : { leaf: 'praise', productId }),
  };
}

import { categoriesOf, type Measure, ownCategory, unclassifiedCategory, undatedDay } from '@voc/core';
import type { DirtyDay, RollupRow, Voice } from './types.ts';

const separator = '\u0000';

/** Sorts last: a voice without a time never takes a complaint from one that has a time. */
const never = '9999';

/** Voices of one order and product in the order they were heard; equal times are told apart by what was said and where. */
function heardOrder(voice: Voice): string {
  const day = voice.day === undatedDay ? never : voice.day;
  const { kind, text, platform, shopId, listingId, skuId, leaves } = voice;
  return [day, voice.heardAt || never, kind, text, platform, shopId, listingId, skuId, ...leaves].join(
    separator,
  );
}

function firstHeardFirst(voices: readonly Voice[]): Voice[] {
  const ordered = voices.map((voice) => ({ voice, order: heardOrder(voice) }));
  ordered.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return ordered.map(({ voice }) => voice);
}

const orderOf = ({ orderHash, productId }: Voice): string => `${orderHash}${separator}${productId}`;

/** Orders with a complaint that has a category: of what else they say none is 待确认, so that both parts add up to the total. */
const classifiedOrders = (voices: readonly Voice[]): Set<string> =>
  new Set(voices.filter(({ leaves }) => leaves.some((leaf) => leaf !== unclassifiedCategory)).map(orderOf));

interface Heard {
  /** Complaints of orders that were counted before. */
  before: Set<string>;
  classified: ReadonlySet<string>;
}

/** What each voice adds: measure and category, a complaint of an order only where it was heard first. */
function* countsOf(voice: Voice, heard: Heard, ownLeaves: ReadonlySet<string>): Generator<[Measure, string]> {
  yield ['items', 'all'];
  for (const category of categoriesOf(voice.leaves, ownLeaves)) {
    if (voice.orderHash !== null) {
      const order = orderOf(voice);
      const once = order + separator + category;
      if (heard.before.has(once) || (category === unclassifiedCategory && heard.classified.has(order)))
        continue;
      heard.before.add(once);
    }
    yield ['complaint', category];
    const cause = category === ownCategory && voice.leaves.find((leaf) => ownLeaves.has(leaf));
    if (cause) yield ['cause', cause];
  }
  for (const praise of new Set(voice.praises.map(({ id, label }) => `${id}:${label}`)))
    yield ['praise', praise];
  const merit = voice.praises.find(({ id }) => ownLeaves.has(id));
  if (merit) {
    yield ['praise', ownCategory];
    yield ['merit', merit.label];
  }
  for (const wish of new Set(voice.wishes.map(({ kind, value }) => `${kind}:${value}`))) yield ['wish', wish];
  for (const topic of new Set(voice.topics.map(({ attribute }) => attribute))) yield ['topic', topic];
  for (const kind of new Set(voice.redLines.map((redLine) => redLine.kind))) yield ['redline', kind];
  if (voice.unresolved) yield ['unresolved', 'all'];
  if (voice.intent === 'praise') yield ['intent', 'praise'];
}

/**
 * Counts voices into rollup rows of the wanted product-days. `voices` also holds the other voices of the same
 * orders: a complaint heard in several channels of one order counts once per category, on the day, channel,
 * listing and sku where it was heard first. `ownLeaves` are those that count against the product.
 */
export function countVoices(
  voices: readonly Voice[],
  wanted: readonly Pick<DirtyDay, 'day' | 'productId'>[],
  ownLeaves: ReadonlySet<string>,
): RollupRow[] {
  const days = new Set(wanted.map(({ day, productId }) => day + separator + productId));
  const rows = new Map<string, RollupRow>();
  const heard: Heard = { before: new Set(), classified: classifiedOrders(voices) };
  for (const voice of firstHeardFirst(voices)) {
    const isWanted = days.has(voice.day + separator + voice.productId);
    for (const [measure, category] of countsOf(voice, heard, ownLeaves)) {
      if (isWanted) addTo(rows, voice, measure, category);
    }
  }
  return [...rows.values()];
}

function addTo(rows: Map<string, RollupRow>, voice: Voice, measure: Measure, category: string): void {
  const { day, productId, kind, platform, shopId, listingId, skuId } = voice;
  const key = [day, productId, measure, category, kind, platform, shopId, listingId, skuId].join(separator);
  const row = rows.get(key);
  if (row) {
    row.count++;
    return;
  }
  rows.set(key, {
    day,
    product_id: productId,
    measure,
    category,
    kind,
    platform,
    shop_id: shopId,
    listing_id: listingId,
    sku_id: skuId,
    count: 1,
  });
}

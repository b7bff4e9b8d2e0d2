import { addDays } from '@voc/core';
import { kindName } from '../compose/facts/context.ts';
import { fieldsOf } from '../compose/sections/listing-fields.ts';
import { ownersOf } from '../compose/sections/owners.ts';
import { quoteWords } from '../compose/sections/quotes.ts';
import type { AlertFactsLoaded, AlertRow, MismatchCount } from './alert-facts.ts';
import { type MismatchFacts, mismatchCard, type Part } from './mismatch-card.ts';
import { namePlace, nameProduct } from './name-product.ts';
import type { Episode } from './spike-episodes.ts';
import type { Denominator } from './to-series.ts';
import type { Signal } from './types.ts';

function partsOf(counts: readonly MismatchCount[], of: (row: MismatchCount) => string | null): Part[] {
  const sums = new Map<string, number>();
  for (const row of counts) {
    const value = of(row);
    if (value) sums.set(value, (sums.get(value) ?? 0) + row.count);
  }
  return [...sums]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** An alert's weight: many at many times the usual is first, a handful third. */
function tierOf({ complaints, ratio }: Signal): MismatchFacts['tier'] {
  if (complaints >= 30 && ratio >= 5) return '一级';
  return complaints < 5 ? '三级' : '二级';
}

const confidenceOf = (p: number): MismatchFacts['confidence'] => (p < 1e-6 ? '高' : p < 1e-3 ? '中' : '低');

const monthDay = (day: string): string => day.slice(5);

function checksOf(facts: AlertFactsLoaded, productId: string | null, day: string, fields: readonly string[]) {
  const pages = facts.listings.filter((one) => one.productId === productId);
  if (pages.length === 0) return null;
  const since = addDays(day, -14);
  return pages.flatMap(({ platform, fields: known }) =>
    known
      .filter(({ field }) => fields.includes(field))
      .map(({ field, value, changedAt }) => {
        const recent = changedAt !== null && changedAt >= since && changedAt.slice(0, 10) <= day;
        return { place: platform, field, value, changedAt: recent ? changedAt.slice(5) : null };
      }),
  );
}

function quotesOf(
  facts: AlertFactsLoaded,
  { productId, day }: Signal,
  from: string,
): MismatchFacts['quotes'] {
  const seen = new Set<string>();
  return facts.quotes
    .filter((one) => (productId === null || one.productId === productId) && one.day >= from && one.day <= day)
    .toSorted((a, b) => b.confidence - a.confidence || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ text, evidence, kind, rating }) => ({
      text: quoteWords(text, evidence),
      channel: kindName(kind),
      rating: kind === 'review' ? rating : null,
    }))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, 3);
}

/** The leaf that at least half of the complaints are about. */
function leadingLeaf(counts: readonly MismatchCount[], complaints: number): string | undefined {
  const first = partsOf(counts, ({ category }) => category)[0];
  return first && 2 * first.count >= complaints ? first.value : undefined;
}

function factsOf(facts: AlertFactsLoaded, signal: Signal, denominator: Denominator): MismatchFacts {
  const { productId, day, window, complaints, expected, lower, upper } = signal;
  const from = addDays(day, 1 - window);
  const counts = facts.counts.filter(
    (one) => (productId === null || one.productId === productId) && one.day >= from && one.day <= day,
  );
  const joined = counts.filter(({ category }) => category === signal.category);
  const leaf = leadingLeaf(
    counts.filter((one) => one.category !== signal.category),
    complaints,
  );
  const fields = leaf === undefined ? ['主图', '详情页'] : fieldsOf(leaf);
  const { name, id } = productId === null ? { name: '多款商品', id: '' } : nameProduct(facts, productId);
  const [owner = null, ...partners] = ownersOf({ facts }, leaf ?? 'mismatch.picture', productId ?? undefined);
  return {
    tier: tierOf(signal),
    productName: name,
    productId: id,
    attribute: leaf === undefined ? '描述不符' : (facts.names.get(leaf) ?? '描述不符'),
    window: { days: window, from: monthDay(from), to: monthDay(day) },
    complaints,
    expected,
    lower,
    upper,
    denominator: denominator.name,
    colors: partsOf(joined, ({ color }) => color),
    sizes: partsOf(joined, ({ size }) => size),
    places: partsOf(joined, namePlace),
    quotes: quotesOf(facts, signal, from),
    checks: checksOf(facts, productId, day, fields),
    suggested: fields,
    shipped: null,
    owner,
    partner: partners.length > 0 ? partners.join('、') : null,
    due: monthDay(addDays(day, 1)),
    confidence: confidenceOf(signal.p),
    shared: productId === null,
    falseAlarmsPerWeek: 1,
  };
}

/** Slashes would make a folder of the key where alerts are written as files. */
export const keyPart = (productId: string | null): string => (productId ?? '全部款').replaceAll('/', '_');

export const mismatchKey = ({ first }: Episode): string =>
  `mismatch-${keyPart(first.productId)}-${first.day}`;

/** The alert of an episode, told as on its first day. */
export function mismatchAlert(facts: AlertFactsLoaded, episode: Episode, denominator: Denominator): AlertRow {
  const { first, lastOn } = episode;
  const told = factsOf(facts, first, denominator);
  const { day: _, productId, category, ...numbers } = first;
  const { colors, sizes, places, quotes, checks, tier } = told;
  return {
    dedup_key: mismatchKey(episode),
    kind: 'mismatch',
    product_id: productId,
    category,
    raised_on: first.day,
    last_on: lastOn,
    tier,
    numbers: { ...numbers, denominator: denominator.name, reason: denominator.reason },
    evidence: { colors, sizes, places, quotes, checks },
    card: mismatchCard(told),
  };
}

import { addDays, isAlertMismatch } from '@voc/core';
import type { ListingFact } from '../compose/facts/types.ts';
import { fieldsOf } from '../compose/sections/listing-fields.ts';
import { ownersOf } from '../compose/sections/owners.ts';
import { quotesOf } from '../compose/sections/quotes.ts';
import { type AlertFactsLoaded, type AlertRow, changeDays, type EpisodeFacts } from './alert-facts.ts';
import { countValues, leadingLeaf } from './leading-leaf.ts';
import { type MismatchFacts, mismatchCard, type Part } from './mismatch-card.ts';
import { namePlace, nameProduct } from './name-product.ts';
import type { Episode } from './spike-episodes.ts';
import type { Signal } from './types.ts';

/** An alert's weight: many at many times the usual is first, a handful third. */
function tierOf({ complaints, ratio }: Signal): MismatchFacts['tier'] {
  if (complaints >= 30 && ratio >= 5) return '一级';
  return complaints < 5 ? '三级' : '二级';
}

const confidenceOf = (p: number): MismatchFacts['confidence'] => (p < 1e-6 ? '高' : p < 1e-3 ? '中' : '低');

/** False alerts of one series in a week, as measured on simulated data. */
const falseAlarms = 0.0011;

const monthDay = (day: string): string => day.slice(5);

type Check = NonNullable<MismatchFacts['checks']>[number];

/** Fields of a page that the complaints may be about; a change since the given day is told. */
function checksOfPage({ platform, fields }: ListingFact, wanted: readonly string[], since: string): Check[] {
  return wanted.flatMap((name) =>
    fields
      .filter(({ field }) => field === name)
      .map(({ field, value, changedAt }) => {
        const recent = changedAt !== null && changedAt >= since;
        return { place: platform, field, value, changedAt: recent ? changedAt : null };
      }),
  );
}

/** Changed pages first, then those where most complaints were made; of the others only the first one is shown. */
function checksOf(
  pages: readonly ListingFact[],
  places: readonly Part[],
  fields: readonly string[],
  since: string,
): Check[] | null {
  const heard = (page: ListingFact): number =>
    places.find(({ value }) => value === namePlace(page))?.count ?? 0;
  const known = pages
    .map((page) => ({ checks: checksOfPage(page, fields, since), heard: heard(page) }))
    .filter(({ checks }) => checks.length > 0)
    .map((page) => ({ ...page, changed: page.checks.some(({ changedAt }) => changedAt !== null) }))
    .sort((a, b) => Number(b.changed) - Number(a.changed) || b.heard - a.heard);
  const shown = known.filter(({ changed }, i) => i === 0 || changed);
  return shown.length === 0 ? null : shown.flatMap(({ checks }) => checks);
}

/** Units signed for since the page changed, else in the window; what waits to be sent is in no export. */
function shippedSince(
  units: EpisodeFacts['units'],
  checks: readonly Check[],
  from: string,
): MismatchFacts['shipped'] {
  if (units.length === 0) return null;
  const changes = checks.flatMap(({ changedAt }) => changedAt ?? []).sort();
  const change = changes.at(-1)?.slice(0, 10);
  const sent = units.filter(({ day }) => day >= (change ?? from)).reduce((sum, one) => sum + one.units, 0);
  return {
    since: change === undefined ? `${monthDay(from)}起` : '改页后',
    color: false,
    sent,
    waiting: null,
  };
}

function factsOf(
  facts: AlertFactsLoaded,
  { episode, voices, quotes, pages, units }: EpisodeFacts,
  moved: boolean,
): MismatchFacts {
  const { productId, day, window, complaints, expected, lower, upper, p } = episode.strongest;
  const leaf = leadingLeaf(voices);
  const said = [...new Set(voices.flatMap(({ leaves }) => leaves.filter(isAlertMismatch)))].sort();
  const fields = leaf === null ? ['主图', '详情页'] : fieldsOf(leaf);
  const { name, id } = productId === null ? { name: '多款商品', id: '' } : nameProduct(facts, productId);
  const [owner = null, ...partners] = ownersOf({ facts }, leaf ?? 'mismatch.picture', productId ?? undefined);
  const places = countValues(voices.map(namePlace));
  const checks = checksOf(pages, places, fields, addDays(episode.firstOn, -changeDays));
  return {
    tier: tierOf(episode.strongest),
    productName: name,
    productId: id,
    attribute: leaf === null ? '描述不符' : (facts.names.get(leaf) ?? '描述不符'),
    window: { days: window, from: monthDay(addDays(day, 1 - window)), to: monthDay(day) },
    complaints,
    expected,
    lower,
    upper,
    denominator: facts.denominator.name,
    colors: countValues(voices.map(({ color }) => color)),
    sizes: countValues(voices.map(({ size }) => size)),
    places,
    quotes: quotesOf(quotes, { leaves: leaf === null ? said : [leaf] }),
    checks: checks?.map((one) => ({ ...one, changedAt: one.changedAt?.slice(5) ?? null })) ?? null,
    suggested: fields,
    shipped: shippedSince(units, checks ?? [], addDays(day, 1 - window)),
    owner,
    partner: partners.length > 0 ? partners.join('、') : null,
    due: monthDay(addDays(day, 1)),
    confidence: confidenceOf(p),
    shared: productId === null || moved,
    falseAlarmsPerWeek: Math.max(1, Math.ceil(facts.watched * falseAlarms)),
  };
}

/** Slashes would make a folder of the key where alerts are written as files. */
export const keyPart = (productId: string | null): string => (productId ?? '全部款').replaceAll('/', '_');

export const mismatchKey = ({ strongest, firstOn }: Episode): string =>
  `mismatch-${keyPart(strongest.productId)}-${firstOn}`;

/** The alert of an episode, told by its least likely window; `moved`: the whole category rose on that day. */
export function mismatchAlert(facts: AlertFactsLoaded, told: EpisodeFacts, moved: boolean): AlertRow {
  const { strongest, firstOn, lastOn } = told.episode;
  const card = factsOf(facts, told, moved);
  const { productId, category, ...numbers } = strongest;
  const { colors, sizes, places, quotes, checks, tier } = card;
  const { name: denominator, reason } = facts.denominator;
  return {
    dedup_key: mismatchKey(told.episode),
    kind: 'mismatch',
    product_id: productId,
    category,
    raised_on: firstOn,
    last_on: lastOn,
    tier,
    numbers: { ...numbers, denominator, reason },
    evidence: { colors, sizes, places, quotes, checks },
    card: mismatchCard(card),
  };
}

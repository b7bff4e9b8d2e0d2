import { addDays, mismatchCategory } from '@voc/core';
import type { ListingFact } from '../compose/facts/types.ts';
import { actionFor } from '../compose/sections/advice.ts';
import { fieldsOf } from '../compose/sections/listing-fields.ts';
import { ownersOf } from '../compose/sections/owners.ts';
import { quotesOf } from '../compose/sections/quotes.ts';
import { type AlertRow, type CardContext, changeDays, type EpisodeFacts } from './alert-facts.ts';
import { campaignOn } from './campaigns.ts';
import type { Episode } from './episodes.ts';
import { countValues, leadingLeaf } from './leading-leaf.ts';
import type { Part } from './leading-part.ts';
import { namePlace, nameProduct } from './name-product.ts';
import { type Check, type SpikeFacts, spikeCard } from './spike-card.ts';
import { alertNames, countsFor, pushedKinds } from './watched.ts';

const confidenceOf = (p: number): SpikeFacts['confidence'] => (p < 1e-6 ? '高' : p < 1e-3 ? '中' : '低');

const monthDay = (day: string): string => day.slice(5);

type PageCheck = NonNullable<Extract<Check, { pages: unknown }>['pages']>[number];

/** Fields of a page that the complaints may be about; a change since the given day is told. */
function checksOfPage(
  { platform, fields }: ListingFact,
  wanted: readonly string[],
  since: string,
): PageCheck[] {
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
): PageCheck[] | null {
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
  checks: readonly PageCheck[],
  from: string,
): SpikeFacts['shipped'] {
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

/** Days of the orders in order, each with its complaints. */
const orderDaysOf = (days: readonly (string | null)[]): SpikeFacts['orderDays'] =>
  countValues(days)
    .map(({ value, count }) => ({ day: value, count }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));

function checkOf(category: string, leaf: string | null, pages: PageCheck[] | null): Check {
  if (category !== mismatchCategory) return { action: actionFor(leaf ?? `${category}.`) };
  const told = pages?.map((one) => ({ ...one, changedAt: one.changedAt?.slice(5) ?? null })) ?? null;
  return { pages: told, suggested: fieldsToCheck(leaf) };
}

const fieldsToCheck = (leaf: string | null): readonly string[] =>
  leaf === null ? ['主图', '详情页'] : fieldsOf(leaf);

function attributeOf(
  { names }: CardContext,
  leaf: string | null,
  voices: EpisodeFacts['voices'],
): SpikeFacts['attribute'] {
  const name = leaf === null ? undefined : names.get(leaf);
  if (leaf === null || name === undefined) return null;
  return { name, count: voices.filter(({ leaves }) => leaves.includes(leaf)).length };
}

function factsOf(facts: CardContext, { episode, voices, quotes, pages, units }: EpisodeFacts): SpikeFacts {
  const { productId, category, day, window, complaints, expected, lower, upper, p, shared } =
    episode.strongest;
  const leaf = leadingLeaf(category, voices);
  const said = [
    ...new Set(voices.flatMap(({ leaves }) => leaves.filter((one) => countsFor(category, one)))),
  ].sort();
  const { name, id } = productId === null ? { name: '多款商品', id: '' } : nameProduct(facts, productId);
  const ownerOf = leaf ?? said[0] ?? category;
  const [owner = null, ...partners] = ownersOf({ facts }, ownerOf, productId ?? undefined);
  const places = countValues(voices.map(namePlace));
  const checks = checksOf(pages, places, fieldsToCheck(leaf), addDays(episode.firstOn, -changeDays));
  return {
    title: alertNames[category] ?? category,
    tier: episode.tier,
    productName: name,
    productId: id,
    attribute: attributeOf(facts, leaf, voices),
    window: {
      days: window,
      from: monthDay(addDays(day, 1 - window)),
      to: monthDay(day),
      hours: episode.strongest.hours,
    },
    complaints,
    expected,
    lower,
    upper,
    denominator: facts.denominator.name,
    colors: countValues(voices.map(({ color }) => color)),
    sizes: countValues(voices.map(({ size }) => size)),
    places,
    orderDays: orderDaysOf(voices.map(({ orderedOn }) => orderedOn)),
    quotes: quotesOf(quotes, { leaves: leaf === null ? said : [leaf] }),
    check: checkOf(category, leaf, checks),
    shipped: shippedSince(
      units,
      category === mismatchCategory ? (checks ?? []) : [],
      addDays(day, 1 - window),
    ),
    owner,
    partner: partners.length > 0 ? partners.join('、') : null,
    due: monthDay(addDays(day, 1)),
    confidence: confidenceOf(p),
    shared: productId === null || shared,
    falsePushesPerWeek: facts.falsePushesPerWeek,
  };
}

/** Slashes would make a folder of the key where alerts are written as files. */
export const keyPart = (productId: string | null): string => (productId ?? '全部款').replaceAll('/', '_');

const kindOf = (category: string): string => pushedKinds[category] ?? category;

/** What an episode is told under, for as long as it lasts. */
export const spikeKey = ({ strongest: { category, productId }, firstOn }: Episode): string =>
  `${kindOf(category)}-${keyPart(productId)}-${firstOn}`;

/** The alert of an episode, told by its least likely window. */
export function spikeAlert(facts: CardContext, told: EpisodeFacts): AlertRow {
  const { strongest, firstOn, lastOn, tier } = told.episode;
  const card = factsOf(facts, told);
  const { productId, category, ...numbers } = strongest;
  const { attribute, colors, sizes, places, orderDays, quotes, check } = card;
  const { name: denominator, reason } = facts.denominator;
  return {
    dedup_key: spikeKey(told.episode),
    kind: kindOf(category),
    product_id: productId,
    category,
    raised_on: firstOn,
    last_on: lastOn,
    tier,
    numbers: {
      ...numbers,
      denominator,
      reason,
      falsePushesPerWeek: facts.falsePushesPerWeek,
      campaign: campaignOn(facts.campaigns, strongest.day),
    },
    evidence: { attribute, colors, sizes, places, orderDays, quotes, check },
    card: spikeCard(card),
  };
}

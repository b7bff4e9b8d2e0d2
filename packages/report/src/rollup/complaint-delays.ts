import { undatedDay } from '@voc/core';
import { isOfDays } from './is-of-days.ts';
import type { ComplaintDelay, DirtyDay, Voice } from './types.ts';

type Dates = Pick<Voice, 'orderedOn' | 'signedOn'>;

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;

/** What the voices of an order that were heard up to a day tell of its days; those without a day tell nothing. */
function toldUntil(day: string, ofOrder: readonly Voice[]): Dates {
  let told: Dates = { orderedOn: null, signedOn: null };
  for (const voice of ofOrder) {
    if (voice.day > day || voice.day === undatedDay) continue;
    told = {
      orderedOn: later(told.orderedOn, voice.orderedOn),
      signedOn: later(told.signedOn, voice.signedOn),
    };
  }
  return told;
}

/** The days of a complaint's order as they were known, from each day on which that changed: its own dates hold before others'. */
function* datesOf(voice: Voice, ofOrder: readonly Voice[]): Generator<Dates & { from: string }> {
  const days = ofOrder.map(({ day }) => day).filter((day) => day > voice.day);
  let last: Dates | undefined;
  for (const from of [voice.day, ...[...new Set(days)].sort()]) {
    const told = toldUntil(from, ofOrder);
    const dates = {
      orderedOn: voice.orderedOn ?? told.orderedOn,
      signedOn: voice.signedOn ?? told.signedOn,
    };
    if (last && last.orderedOn === dates.orderedOn && last.signedOn === dates.signedOn) continue;
    last = dates;
    yield { ...dates, from };
  }
}

function byOrder(voices: readonly Voice[]): Map<string, Voice[]> {
  const orders = new Map<string, Voice[]>();
  for (const voice of voices) {
    if (voice.orderHash === null) continue;
    const known = orders.get(voice.orderHash);
    if (known) known.push(voice);
    else orders.set(voice.orderHash, [voice]);
  }
  return orders;
}

/** Adds to the row that tells the same. */
function count(rows: Map<string, ComplaintDelay>, row: ComplaintDelay): void {
  const key = JSON.stringify(Object.values(row));
  const known = rows.get(key);
  if (known) known.count++;
  else rows.set(key, row);
}

/**
 * Complaints of the wanted product-days that count against the product, by the days of order and signing; a row a stretch of
 * time in which the same was known, so that a report of the past learns what could be known then.
 */
export function complaintDelays(
  voices: readonly Voice[],
  wanted: readonly Pick<DirtyDay, 'day' | 'productId'>[],
  ownLeaves: ReadonlySet<string>,
): ComplaintDelay[] {
  const isWanted = isOfDays(wanted);
  const orders = byOrder(voices);
  const counts = new Map<string, ComplaintDelay>();
  for (const voice of voices) {
    const { day, productId: product_id, kind, platform, shopId: shop_id, orderHash } = voice;
    const isCounted = day !== undatedDay && voice.leaves.some((leaf) => ownLeaves.has(leaf));
    if (!isCounted || !isWanted(voice)) continue;
    const steps = [...datesOf(voice, orderHash === null ? [] : (orders.get(orderHash) ?? []))];
    for (const [i, { orderedOn: ordered_on, signedOn: signed_on, from: known_from }] of steps.entries()) {
      const known_until = steps[i + 1]?.from ?? null;
      const row = {
        day,
        product_id,
        kind,
        platform,
        shop_id,
        ordered_on,
        signed_on,
        known_from,
        known_until,
      };
      count(counts, { ...row, count: 1 });
    }
  }
  return [...counts.values()];
}

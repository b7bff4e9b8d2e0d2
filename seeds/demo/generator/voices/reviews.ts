import { dayCount, dayOf, daySeconds } from '../base/calendar.ts';
import { type Phrases, sectionOf } from '../base/phrases.ts';
import { createRandom, type Random } from '../base/random.ts';
import { type Series, skuWeights, warmup } from '../world/demand.ts';
import type { Complaint } from './complaints.ts';
import { createOrder, type Order, randomSecond } from './order.ts';
import { drawSlots } from './slots.ts';
import { clauseOf, writeComplaint, writeNeutral, writePraise } from './wording.ts';

export interface FollowUp {
  text: string;
  at: number;
}
export interface Review {
  order: Order;
  at: number;
  stars: number;
  text: string;
  followUp: FollowUp | null;
  /** Complaint leaves of the text, and how it came to be; for the counts in the README alone. */
  leaves: string[];
  kind: 'complaint' | 'praise' | 'neutral' | 'template';
  incident: string | null;
}

const end = dayCount * daySeconds;
const praiseRate = { clothes: 0.0195, shoes: 0.0192, appliance: 0.023, food: 0.024 };

function starsOf(random: Random, mixed: boolean): number {
  return mixed ? random.pick([3, 3, 4, 4, 5, 2]) : random.pick([1, 1, 1, 2, 2, 3, 3, 5]);
}

function fromComplaint(random: Random, phrases: Phrases, complaint: Complaint, at: number): Review {
  const { text, mixed } = writeComplaint(random, phrases, complaint);
  return {
    order: complaint.order,
    at,
    stars: starsOf(random, mixed),
    text,
    followUp: null,
    leaves: complaint.second === null ? [complaint.leaf] : [complaint.leaf, complaint.second],
    kind: 'complaint',
    incident: complaint.incident,
  };
}

function followUpOf(random: Random, phrases: Phrases, review: Review): Review {
  const at = review.at + random.int(6, 30) * daySeconds + random.int(0, 30_000);
  if (at >= end || review.order.listing.shop.platform !== '天猫' || !random.chance(0.05)) return review;
  const slots = drawSlots(random, review.order);
  const { product } = review.order.listing;
  const worn = product.domain !== 'food' && product.id !== 'D4103' && random.chance(0.22);
  if (!worn) {
    const text = clauseOf(random, phrases, 'praise', product, slots);
    return { ...review, followUp: { text: `追评:${text}`, at } };
  }
  const text = clauseOf(random, phrases, 'quality.durability', product, slots);
  return {
    ...review,
    followUp: { text: random.pick(['追评,', '来追评了,', '']) + text, at },
    leaves: ['quality.durability'],
    kind: 'complaint',
  };
}

function drawOrdinary(random: Random, phrases: Phrases, order: Order, at: number): Review {
  const base = { order, at, followUp: null, leaves: [], incident: null };
  const draw = random.weighted([85, 5, 10]);
  if (draw === 2) {
    return { ...base, stars: 5, kind: 'template', text: random.pick(sectionOf(phrases, 'template', '*')) };
  }
  if (draw === 1)
    return {
      ...base,
      stars: random.pick([3, 4, 5]),
      kind: 'neutral',
      text: writeNeutral(random, phrases, order),
    };
  const day = Math.floor(at / daySeconds);
  const promoted = order.listing.product.id === 'B1107' && day >= dayOf('2026-10-19');
  const section = promoted && random.chance(0.75) ? 'good-promotion' : 'praise';
  return {
    ...base,
    stars: random.pick([5, 5, 5, 5, 5, 5, 5, 4]),
    kind: 'praise',
    text: writePraise(random, phrases, order, section),
  };
}

function ordinaryOf(seed: number, phrases: Phrases, series: Series): Review[] {
  const { listing } = series;
  const random = createRandom(seed, `reviews:${listing.id}:${series.sku}`);
  const found: Review[] = [];
  for (const [index, units] of series.signed.entries()) {
    const count = random.poisson(units * praiseRate[listing.product.domain]);
    for (let i = 0; i < count; i += 1) {
      const sku =
        listing.skus.find((one) => one.code === series.sku) ??
        listing.skus[random.weighted(skuWeights(listing))];
      const order = createOrder(random, listing, sku ?? random.pick(listing.skus), index - warmup);
      const at = randomSecond(
        random,
        index - warmup + 1 + random.weighted([16, 20, 16, 12, 9, 8, 7, 5, 4, 3]),
      );
      if (at >= 0 && at < end)
        found.push(followUpOf(random, phrases, drawOrdinary(random, phrases, order, at)));
    }
  }
  return found;
}

function noColourDifference(seed: number, phrases: Phrases, series: readonly Series[]): Review[] {
  const random = createRandom(seed, 'incident:no-colour-difference');
  const listings = series.flatMap((one) => (one.listing.product.id === 'A1208' ? [one.listing] : []));
  return Array.from({ length: 46 }, () => {
    const listing = random.pick(listings);
    const day = dayOf('2026-09-21') + random.int(0, 6);
    const order = createOrder(random, listing, random.pick(listing.skus), day - random.int(1, 3));
    const text = writePraise(random, phrases, order, 'no-colour-difference');
    return {
      order,
      at: randomSecond(random, day),
      stars: 5,
      text,
      followUp: null,
      leaves: [],
      kind: 'praise' as const,
      incident: 'no-colour-difference',
    };
  });
}

/** All reviews in the order of time. */
export function drawReviews(
  seed: number,
  phrases: Phrases,
  series: readonly Series[],
  complaints: readonly Complaint[],
): Review[] {
  const random = createRandom(seed, 'review-texts');
  const complaining = complaints.flatMap((complaint) =>
    complaint.voices
      .filter((voice) => voice.channel === 'review')
      .map((voice) => fromComplaint(random, phrases, complaint, voice.at)),
  );
  const ordinary = series.flatMap((one) => ordinaryOf(seed, phrases, one));
  return [...complaining, ...ordinary, ...noColourDifference(seed, phrases, series)].sort(
    (a, b) => a.at - b.at || (a.order.id < b.order.id ? -1 : 1),
  );
}

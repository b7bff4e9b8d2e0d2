import { dayCount, dayOf, daySeconds, secondOf, weekOf } from '../base/calendar.ts';
import { createRandom, type Random } from '../base/random.ts';
import type { Listing, Sku } from '../world/catalog.ts';
import { type Series, skuWeights, warmup } from '../world/demand.ts';
import { type Channel, type Incident, incidents } from '../world/incidents.ts';
import { isOwn, ratesOf } from '../world/rates.ts';
import { createOrder, type Order, randomSecond } from './order.ts';

/** One complaint of one customer, spoken in one or more channels about the same order. */
export interface Complaint {
  leaf: string;
  second: string | null;
  section: string;
  incident: string | null;
  order: Order;
  voices: { channel: Channel; at: number }[];
}

const chatHeavy = new Set([
  'fulfil.late',
  'fulfil.stock',
  'logistics.lost',
  'after.slow',
  'after.fee',
  'trade.invoice',
  'trade.system',
  'price.drop',
  'price.promo',
]);
const beforeArrival = new Set([
  'fulfil.late',
  'fulfil.stock',
  'logistics.lost',
  'trade.system',
  'price.promo',
]);
// Brings the sum of the rates to the share of buyers who complain at all.
const level = 0.92;
const end = dayCount * daySeconds;

function channelWeights(leaf: string): Record<Channel, number> {
  if (chatHeavy.has(leaf)) return { review: 52, chat: 38, refund: 10 };
  if (isOwn(leaf) || leaf.startsWith('fulfil')) return { review: 65, chat: 16, refund: 19 };
  return { review: 76, chat: 20, refund: 4 };
}

function drawChannel(random: Random, weights: Partial<Record<Channel, number>>): Channel {
  const names: Channel[] = ['review', 'chat', 'refund'];
  return names[random.weighted(names.map((name) => weights[name] ?? 0))] ?? 'review';
}

function delayDays(random: Random, channel: Channel): number {
  if (channel === 'review') return random.weighted([8, 18, 18, 14, 11, 9, 7, 5, 4, 3, 3]);
  return random.weighted(channel === 'chat' ? [40, 30, 15, 10, 5] : [25, 30, 20, 15, 10]);
}

function speak(
  random: Random,
  leaf: string,
  order: Order,
  weights: Partial<Record<Channel, number>>,
): Complaint['voices'] {
  const first = drawChannel(random, weights);
  const chosen = [first];
  if (random.chance(0.14)) {
    const another = drawChannel(random, weights);
    if (another !== first) chosen.push(another);
  }
  return chosen.map((channel) => {
    const early = beforeArrival.has(leaf) && channel !== 'review' ? -random.int(0, 2) : 0;
    const day = Math.floor(order.signedAt / daySeconds) + delayDays(random, channel) + early;
    return {
      channel,
      at: Math.max(order.signedAt + (early < 0 ? -2 * daySeconds : 1800), randomSecond(random, day)),
    };
  });
}

function pickSku(random: Random, listing: Listing, code: string): Sku {
  const sku = listing.skus.find((candidate) => candidate.code === code);
  return sku ?? listing.skus[random.weighted(skuWeights(listing))] ?? random.pick(listing.skus);
}

function drawBase(seed: number, series: Series): Complaint[] {
  const { listing } = series;
  const random = createRandom(seed, `complaints:${listing.id}:${series.sku}`);
  const rates = ratesOf(seed, listing.product);
  const leaves = [...rates.keys()];
  const weights = [...rates.values()];
  const total = weights.reduce((sum, rate) => sum + rate, 0);
  const found: Complaint[] = [];
  const noise = new Map<number, number>();
  for (const [index, units] of series.signed.entries()) {
    const day = index - warmup;
    const week = weekOf(day);
    const factor = noise.get(week) ?? 0.85 + random.next() * 0.3;
    noise.set(week, factor);
    const count = random.poisson(units * total * factor * level);
    for (let i = 0; i < count; i += 1) {
      const leaf = leaves[random.weighted(weights)] ?? 'residual.unspecified';
      const another = leaves[random.weighted(weights)] ?? leaf;
      const sole = leaf.startsWith('residual') || another.startsWith('residual') || another === leaf;
      const order = createOrder(random, listing, pickSku(random, listing, series.sku), day);
      const chatOnly = listing.product.id === 'D4103';
      const channels = chatOnly ? { chat: 1 } : channelWeights(leaf);
      if (chatOnly && !random.chance(0.25)) continue;
      found.push({
        leaf,
        second: !sole && random.chance(0.13) ? another : null,
        section: leaf === 'quality.durability' && listing.product.id === 'A1207' ? 'chronic-pilling' : leaf,
        incident: leaf === 'quality.durability' && listing.product.id === 'A1207' ? 'chronic-pilling' : null,
        order,
        voices: speak(random, leaf, order, channels),
      });
    }
  }
  return found;
}

interface Pool {
  listings: Listing[];
  weights: number[];
}

function poolOf(incident: Incident, series: readonly Series[]): Pool {
  const listings = new Map<Listing, number>();
  const [from, to] = [dayOf(incident.start) + warmup, dayOf(incident.end) + warmup];
  for (const one of series) {
    const fits =
      (incident.productId === null || incident.productId === one.listing.product.id) &&
      (incident.shop === null || incident.shop === one.listing.shop.name);
    const units = one.signed.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
    const platform =
      incident.platforms === undefined ? units : (incident.platforms[one.listing.shop.platform] ?? 0);
    const weight = incident.platforms !== undefined && incident.productId === null ? units : platform;
    if (fits && weight > 0) listings.set(one.listing, (listings.get(one.listing) ?? 0) + weight);
  }
  return { listings: [...listings.keys()], weights: [...listings.values()] };
}

function drawIncident(random: Random, incident: Incident, pool: Pool): Complaint {
  const listing = pool.listings[random.weighted(pool.weights)] ?? random.pick(pool.listings);
  const [first, last] = [dayOf(incident.start), dayOf(incident.end)];
  // The sum of two draws rises and falls over the period, as a real wave does.
  const day = first + Math.floor(((random.next() + random.next()) / 2) * (last - first + 1));
  const at = randomSecond(random, day);
  const named = listing.skus.filter((sku) => sku.colour === incident.colour);
  const skus =
    incident.colour !== undefined && random.chance(incident.colourShare ?? 1) ? named : listing.skus;
  const order = createOrder(random, listing, random.pick(skus), day - random.weighted([4, 4, 2, 1]));
  const earliest = incident.orderedFrom === undefined ? order.orderedAt : secondOf(incident.orderedFrom);
  const orderedAt = Math.min(Math.max(order.orderedAt, earliest + random.int(60, 36_000)), at - 1200);
  const signedAt = Math.max(Math.min(order.signedAt, at - 900), orderedAt + 900);
  const channel = drawChannel(random, incident.channels);
  const voices = [{ channel, at }];
  const other = drawChannel(random, incident.channels);
  if (other !== channel && random.chance(0.16))
    voices.push({ channel: other, at: Math.min(at + random.int(1800, 40_000), end - 60) });
  return {
    leaf: incident.category ?? 'residual.unspecified',
    second: null,
    section: incident.section,
    incident: incident.id,
    order: { ...order, orderedAt, signedAt },
    voices,
  };
}

/** Every complaint of the company, ordinary ones and those of the incidents; voices outside the period are dropped. */
export function drawComplaints(seed: number, series: readonly Series[]): Complaint[] {
  const base = series.flatMap((one) => drawBase(seed, one));
  const injected = incidents.flatMap((incident) => {
    const random = createRandom(seed, `incident:${incident.id}`);
    const pool = poolOf(incident, series);
    return Array.from({ length: incident.count }, () => drawIncident(random, incident, pool));
  });
  return [...base, ...injected].map((complaint) => ({
    ...complaint,
    voices: complaint.voices.filter((voice) => voice.at >= 0 && voice.at < end),
  }));
}

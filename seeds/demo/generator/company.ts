import { join } from 'node:path';
import { readPhrases } from './base/phrases.ts';
import { createRandom } from './base/random.ts';
import { type Chat, drawChats } from './voices/chats.ts';
import { drawComplaints } from './voices/complaints.ts';
import { drawRefunds, type Refund } from './voices/refunds.ts';
import { drawReviews, type Review } from './voices/reviews.ts';
import { type Catalog, readCatalog } from './world/catalog.ts';
import { type Series, simulateDemand } from './world/demand.ts';
import { composeTruth, type TruthEntry } from './world/truth.ts';

/** A voice with the id it has in its file; `repeated` rows stand twice there. */
export interface Numbered<T> {
  id: string;
  voice: T;
  repeated: boolean;
}
export interface Company {
  catalog: Catalog;
  series: Series[];
  reviews: Numbered<Review>[];
  chats: Numbered<Chat>[];
  refunds: Numbered<Refund>[];
  truth: TruthEntry[];
}

const seed = 20261122;
const duplicateShare = 0.01;

function numberAll<T>(
  label: string,
  voices: readonly T[],
  idOf: (voice: T, index: number) => string,
): Numbered<T>[] {
  const random = createRandom(seed, `ids:${label}`);
  return voices.map((voice, index) => ({
    id: idOf(voice, index),
    voice,
    repeated: random.chance(duplicateShare),
  }));
}

function reviewId(review: Review, index: number): string {
  const base = {
    天猫: 1_280_000_000_000,
    京东: 20_410_000_000,
    抖音: 7_418_000_000_000_000,
    拼多多: 880_500_000_000,
  };
  return String(base[review.order.listing.shop.platform] + index * 1709 + (review.at % 997));
}

function countVoices(voices: readonly { incident: string | null }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { incident } of voices)
    if (incident !== null) counts.set(incident, (counts.get(incident) ?? 0) + 1);
  return counts;
}

/** The whole demo company: catalogue, demand, voices and what is hidden in them. Reads `material/` below `folder`. */
export function buildCompany(folder: string): Company {
  const phrases = readPhrases(join(folder, 'material'));
  const catalog = readCatalog(join(folder, 'material', 'catalog.txt'), seed);
  const series = simulateDemand(seed, catalog.listings);
  const complaints = drawComplaints(seed, series);
  const reviews = drawReviews(seed, phrases, series, complaints);
  const chats = drawChats(seed, phrases, series, complaints);
  const refunds = drawRefunds(seed, phrases, series, complaints);
  return {
    catalog,
    series,
    reviews: numberAll('reviews', reviews, reviewId),
    chats: numberAll(
      'chats',
      chats,
      (chat, i) => `${chat.order.listing.shop.code}S${100_000_000 + i * 613 + (chat.at % 599)}`,
    ),
    refunds: numberAll(
      'refunds',
      refunds,
      (refund, i) => `SH${2_026_000_000_000 + i * 977 + (refund.at % 911)}`,
    ),
    truth: composeTruth(catalog.products, countVoices([...reviews, ...chats, ...refunds])),
  };
}

import { dayOf, daySeconds } from './base/calendar.ts';
import type { Company, Numbered } from './company.ts';
import type { Order } from './voices/order.ts';

/** First day of the slice's voices: four weeks up to the end of the period, 双11 among them. */
export const sliceFrom = dayOf('2026-10-26');
/** Products of the slice: those of its incidents and some quiet ones beside them. */
const products = new Set([
  'A2031',
  'A2035',
  'A2037',
  'B1107',
  'A1202',
  'A1208',
  'B1108',
  'B1110',
  'D4102',
  'H5',
  'C330',
  'F601',
]);
const incidents = new Set([
  'haze-blue',
  'double11-slow',
  'double11-lost',
  'humidifier-smoke',
  'thermos-capacity',
  'good-promotion',
]);

/** A small fixed part of the company for tests that run the whole pipeline many times. */
export function cutSlice(company: Company): Company {
  const inside = <T extends { order: Order; at: number }>({ voice }: Numbered<T>): boolean =>
    products.has(voice.order.listing.product.id) && voice.at >= sliceFrom * daySeconds;
  return {
    catalog: {
      products: company.catalog.products.filter((product) => products.has(product.id)),
      listings: company.catalog.listings.filter((listing) => products.has(listing.product.id)),
    },
    series: company.series.filter((series) => products.has(series.listing.product.id)),
    reviews: company.reviews.filter(inside),
    chats: company.chats.filter(inside),
    refunds: company.refunds.filter(inside),
    truth: company.truth.filter((entry) => incidents.has(entry.id)),
  };
}

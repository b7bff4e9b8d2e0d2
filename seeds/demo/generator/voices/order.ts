import { daySeconds, stampOf } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import type { Listing, Platform, Sku } from '../world/catalog.ts';

export interface Order {
  id: string;
  listing: Listing;
  sku: Sku;
  orderedAt: number;
  signedAt: number;
  buyer: string;
}

const hours = [1, 1, 0, 0, 0, 1, 2, 4, 7, 9, 10, 9, 9, 8, 7, 7, 7, 7, 8, 10, 12, 12, 9, 5];

/** A second of the day, as busy as shops are at that hour. */
export function randomSecond(random: Random, day: number): number {
  return day * daySeconds + random.weighted(hours) * 3600 + random.int(0, 3599);
}

function orderId(random: Random, platform: Platform, orderedAt: number): string {
  if (platform === '拼多多')
    return `${stampOf(orderedAt).slice(2, 10).replaceAll('-', '')}-${random.digits(15)}`;
  if (platform === '京东') return `3${random.digits(11)}`;
  return platform === '天猫' ? `4${random.digits(18)}` : `69${random.digits(17)}`;
}

const first = [...'小木阳星晴可安糖云果笑梦晓静林川佳宁豆米海风月桃'];
const last = [...'子儿妈妹哥宝家爱2468雨冬夏妮麦然'];

/** An order of this listing that was signed for on `day`. */
export function createOrder(random: Random, listing: Listing, sku: Sku, day: number): Order {
  const signedAt = randomSecond(random, day);
  const orderedAt = randomSecond(random, day - 2 - random.weighted([20, 35, 25, 13, 7]));
  return {
    id: orderId(random, listing.shop.platform, orderedAt),
    listing,
    sku,
    orderedAt,
    signedAt,
    buyer: `${random.pick(first)}${'*'.repeat(random.int(2, 3))}${random.pick(last)}`,
  };
}

import { dayCount, daySeconds } from '../base/calendar.ts';
import type { Phrases } from '../base/phrases.ts';
import { createRandom, type Random } from '../base/random.ts';
import { type Series, skuWeights, warmup } from '../world/demand.ts';
import type { Complaint } from './complaints.ts';
import { roughen } from './noise.ts';
import { createOrder, type Order, randomSecond } from './order.ts';
import { drawSlots } from './slots.ts';
import { clauseOf } from './wording.ts';

export interface Refund {
  order: Order;
  at: number;
  reason: string;
  message: string;
  amount: number;
  returned: boolean;
  leaves: string[];
  incident: string | null;
}

const reasons: [string, string[]][] = [
  ['mismatch.color', ['颜色/图案/款式与商品描述不符']],
  ['mismatch.size', ['大小/尺寸与商品描述不符']],
  ['mismatch.material', ['材质与商品描述不符']],
  ['mismatch', ['商品与描述不符']],
  ['quality.fit', ['大小/尺码不合适', '穿着效果不好']],
  ['quality.workmanship', ['做工粗糙/有瑕疵', '质量问题']],
  ['quality', ['质量问题']],
  ['safety', ['质量问题']],
  ['auth.counterfeit', ['假冒品牌']],
  ['auth', ['收到商品有使用痕迹']],
  ['fulfil.wrong', ['卖家发错货']],
  ['fulfil.missing', ['少件/漏发']],
  ['fulfil', ['未按约定时间发货', '缺货']],
  ['logistics.damage', ['包装/商品破损/污渍']],
  ['logistics', ['快递/物流一直未送到', '快递无跟踪记录']],
  ['residual.buyer_reason', ['7天无理由退换货', '多拍/拍错/不想要']],
];
const calm = ['7天无理由退换货', '7天无理由退换货', '多拍/拍错/不想要', '不喜欢/不想要', '其他'];
const calmMessages = [
  '',
  '',
  '',
  '',
  '不想要了',
  '拍错了',
  '买重复了,麻烦退一下',
  '地址填错重拍',
  '上身不喜欢',
  '7天无理由',
  '不合适,未拆吊牌',
  '拍多了',
];
const end = dayCount * daySeconds;

function reasonOf(random: Random, leaf: string): string {
  return random.pick(reasons.find(([start]) => leaf.startsWith(start))?.[1] ?? ['其他']);
}

function amountOf(random: Random, order: Order): number {
  return Math.round(order.listing.product.price * random.pick([1, 1, 0.9, 0.85]) * 100) / 100;
}

function fromComplaint(random: Random, phrases: Phrases, complaint: Complaint, at: number): Refund {
  const { order, leaf } = complaint;
  const slots = drawSlots(random, order);
  const wordless = complaint.incident === null && random.chance(0.3);
  const clause = wordless ? '' : clauseOf(random, phrases, complaint.section, order.listing.product, slots);
  return {
    order,
    at,
    reason: reasonOf(random, leaf),
    message: clause === '' ? '' : roughen(random, clause, true, slots),
    amount: amountOf(random, order),
    returned: !leaf.startsWith('fulfil.late') && !leaf.startsWith('logistics') && random.chance(0.8),
    leaves: [leaf],
    incident: complaint.incident,
  };
}

function calmRefunds(seed: number, series: Series): Refund[] {
  const { listing } = series;
  const random = createRandom(seed, `refunds:${listing.id}:${series.sku}`);
  const found: Refund[] = [];
  for (const [index, units] of series.signed.entries()) {
    const count = random.poisson(units * (listing.product.domain === 'clothes' ? 0.0008 : 0.0004));
    for (let i = 0; i < count; i += 1) {
      const sku = listing.skus[random.weighted(skuWeights(listing))] ?? random.pick(listing.skus);
      const order = createOrder(random, listing, sku, index - warmup);
      const at = randomSecond(random, index - warmup + random.int(1, 5));
      const message = random.pick(calmMessages);
      if (at < 0 || at >= end) continue;
      found.push({
        order,
        at,
        reason: random.pick(calm),
        message,
        amount: amountOf(random, order),
        returned: true,
        leaves: [],
        incident: null,
      });
    }
  }
  return found;
}

/** All after-sale orders in the order of time: complaints with the platform's reason, and returns without one. */
export function drawRefunds(
  seed: number,
  phrases: Phrases,
  series: readonly Series[],
  complaints: readonly Complaint[],
): Refund[] {
  const random = createRandom(seed, 'refund-texts');
  const complaining = complaints.flatMap((complaint) =>
    complaint.voices
      .filter((voice) => voice.channel === 'refund')
      .map((voice) => fromComplaint(random, phrases, complaint, voice.at)),
  );
  return [...complaining, ...series.flatMap((one) => calmRefunds(seed, one))].sort(
    (a, b) => a.at - b.at || (a.order.id < b.order.id ? -1 : 1),
  );
}

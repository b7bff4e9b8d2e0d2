import { createRandom } from '../base/random.ts';
import type { Domain, Product } from './catalog.ts';

/** Complaints per thousand units signed for, by leaf. */
type Rates = Record<string, number>;

const shared: Rates = {
  'fulfil.late': 0.6,
  'fulfil.stock': 0.15,
  'fulfil.wrong': 0.32,
  'fulfil.missing': 0.34,
  'logistics.slow': 0.85,
  'logistics.lost': 0.25,
  'logistics.courier': 0.45,
  'price.drop': 0.5,
  'price.promo': 0.3,
  'price.gift': 0.22,
  'price.value': 0.4,
  'after.refuse': 0.45,
  'after.slow': 0.45,
  'after.fee': 0.28,
  'service.slow': 0.4,
  'service.attitude': 0.36,
  'service.misinfo': 0.22,
  'service.bot': 0.15,
  'trade.system': 0.05,
  'trade.invoice': 0.08,
  'trade.privacy': 0.004,
  'residual.unspecified': 0.65,
  'residual.buyer_reason': 0.35,
  'auth.counterfeit': 0.15,
  'auth.used': 0.22,
  'mismatch.claim': 0.14,
  'mismatch.info_unclear': 0.1,
};

const own: Record<Domain, Rates> = {
  clothes: {
    'mismatch.color': 0.8,
    'mismatch.size': 0.4,
    'mismatch.material': 0.32,
    'mismatch.picture': 0.45,
    'mismatch.function': 0.05,
    'mismatch.spec': 0.05,
    'mismatch.weight_qty': 0.05,
    'quality.durability': 1.15,
    'quality.workmanship': 1.35,
    'quality.fit': 1.9,
    'quality.odor': 0.45,
    'quality.performance': 0.3,
    'safety.injury': 0.008,
    'logistics.damage': 0.2,
  },
  shoes: {
    'mismatch.color': 0.4,
    'mismatch.size': 0.35,
    'mismatch.material': 0.3,
    'mismatch.picture': 0.3,
    'mismatch.function': 0.12,
    'mismatch.spec': 0.04,
    'quality.durability': 1.3,
    'quality.workmanship': 1.15,
    'quality.fit': 2.1,
    'quality.odor': 0.75,
    'quality.performance': 0.4,
    'logistics.damage': 0.45,
  },
  appliance: {
    'mismatch.color': 0.15,
    'mismatch.size': 0.1,
    'mismatch.material': 0.2,
    'mismatch.picture': 0.2,
    'mismatch.function': 0.5,
    'mismatch.spec': 0.18,
    'quality.fault': 1.7,
    'quality.durability': 1.3,
    'quality.performance': 1.9,
    'quality.workmanship': 0.6,
    'quality.odor': 0.65,
    'logistics.damage': 0.8,
    'after.repair': 0.3,
  },
  food: {
    'mismatch.size': 0.05,
    'mismatch.material': 0.15,
    'mismatch.picture': 0.3,
    'mismatch.spec': 0.05,
    'mismatch.weight_qty': 0.4,
    'quality.performance': 2.2,
    'quality.freshness': 1,
    'safety.food': 0.22,
    'safety.injury': 0.012,
    'logistics.damage': 0.9,
  },
};

const spread = [0.62, 0.72, 0.8, 0.88, 0.95, 1, 1, 1.06, 1.14, 1.25, 1.4];
// What is known of single products: the good one, the chronic one, and the one that stays at its line's mean.
const ownFactor: Record<string, number> = { B1107: 0.3, A1205: 0.95, A2031: 0.9, D4103: 0.8 };
const leafFactor: Record<string, Rates> = { A1207: { 'quality.durability': 9 } };

const productGroups = new Set(['mismatch', 'quality', 'safety', 'auth']);

/** Whether a leaf speaks of the product itself rather than of delivery, price or service. */
export function isOwn(leaf: string): boolean {
  return productGroups.has(leaf.split('.')[0] ?? '');
}

/** Complaint rates of a product, per unit signed for (not per thousand). */
export function ratesOf(seed: number, product: Product): ReadonlyMap<string, number> {
  const random = createRandom(seed, `rates:${product.id}`);
  const base = ownFactor[product.id] ?? random.pick(spread);
  const special = leafFactor[product.id] ?? {};
  const all = { ...shared, ...own[product.domain] };
  return new Map(
    Object.entries(all).map(([leaf, perThousand]) => {
      const factor = isOwn(leaf) ? base * random.pick(spread) : random.pick([0.9, 1, 1.1]);
      return [leaf, (perThousand / 1000) * (special[leaf] ?? factor)];
    }),
  );
}

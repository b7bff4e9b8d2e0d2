import { addDays, type Day, isAlertMismatch, mismatchCategory, type Taxonomy } from '@voc/core';
import { createRandom, type Random } from '@voc/report/bench';

/** Lines of CSV of one day, for the tables of the same names. */
export interface CompanyDay {
  rollups: string[];
  exposures: string[];
}

export const rollupColumns =
  'day,product_id,measure,category,kind,platform,shop_id,listing_id,sku_id,count\n';
export const exposureColumns = 'day,platform,shop_id,listing_id,product_id,sku_id,orders,units,returns\n';

/** Units a day of the median product, and the largest; voices and complaints among a hundred units. */
const units = { median: 35, most: 500 };
const voices = 0.3;
const complaints = 0.02;
const shop = '天猫,旗舰店';

/** Leaves with how often each is meant, the earlier of a group the more often. */
const weightsOf = ({ groups }: Taxonomy): { leaf: string; group: string; share: number }[] => {
  const all = groups.flatMap(({ id, leaves }) =>
    leaves.map((leaf, i) => ({ leaf: leaf.id, group: id, share: 1 / (i + 1) })),
  );
  const sum = all.reduce((total, { share }) => total + share, 0);
  return all.map((one) => ({ ...one, share: one.share / sum }));
};

interface Seller {
  id: string;
  level: number;
  /** Complaints of this product over those of others. */
  rate: number;
}

function dayOf(random: Random, sellers: readonly Seller[], leaves: ReturnType<typeof weightsOf>, day: Day) {
  const rows: CompanyDay = { rollups: [], exposures: [] };
  for (const { id, level, rate } of sellers) {
    const sold = random.poisson(level);
    rows.exposures.push(`${day},${shop},"",${id},"",${sold},${sold},0\n`);
    const counts = new Map<string, number>();
    const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
    let heard = random.poisson(level * voices);
    for (const { leaf, group, share } of leaves) {
      const said = random.poisson(level * complaints * rate * share);
      heard += said;
      for (let i = 0; i < said; i++) {
        add(leaf);
        add(group);
        if (isAlertMismatch(leaf)) add(mismatchCategory);
      }
    }
    if (heard > 0) rows.rollups.push(`${day},${id},items,all,review,${shop},"","",${heard}\n`);
    for (const [category, count] of counts)
      rows.rollups.push(`${day},${id},complaint,${category},review,${shop},"","",${count}\n`);
  }
  return rows;
}

/** The days of a company of so many products, one after the other; steady, so that alerts are chance alone. */
export function* simulateCompany(
  { products, days, start }: { products: number; days: number; start: Day },
  taxonomy: Taxonomy,
): Generator<CompanyDay> {
  const random = createRandom(1);
  const sellers = Array.from({ length: products }, (_, i) => ({
    id: `P${String(i).padStart(5, '0')}`,
    level: Math.min(units.most, units.median * Math.exp(1.4 * random.normal())),
    rate: Math.exp(0.7 * random.normal()),
  }));
  const leaves = weightsOf(taxonomy);
  for (let t = 0; t < days; t++) yield dayOf(random, sellers, leaves, addDays(start, t));
}

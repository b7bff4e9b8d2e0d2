import { changeScore } from '../facts/change.ts';
import type { Context, JudgedProduct } from '../facts/context.ts';
import { changeOf, rateOf } from '../facts/rate.ts';
import type { ProductInCategory } from '../schema-sections.ts';

/** Products named by nobody (未关联商品) count in totals and never as a product. */
function judge(context: Context, category: string): readonly JudgedProduct[] {
  const known = context.inCategory.get(category);
  if (known) return known;
  const { basis, now, before, refOf } = context;
  const overall = before && rateOf(before.tally.total('complaint', category), basis.exposure(before));
  const judged: JudgedProduct[] = [];
  for (const [productId, count] of now.tally.products('complaint', category)) {
    const exposure = basis.exposure(now, productId);
    if (productId === '' || exposure === null) continue;
    const rate = rateOf(count, exposure);
    const earlier = before && basis.exposure(before, productId);
    const previous =
      before && earlier !== null ? rateOf(before.tally.of(productId, 'complaint', category), earlier) : null;
    const reference = previous ?? overall;
    const rise = (reference && changeScore(rate, reference, 1)) ?? 0;
    judged.push({
      entry: { ...refOf(productId), rate, previous, change: changeOf(rate, previous) },
      rise,
    });
  }
  context.inCategory.set(category, judged);
  return judged;
}

const byId = (a: ProductInCategory, b: ProductInCategory): number => (a.productId < b.productId ? -1 : 1);

/** Where there is no interval (more complaints than units) the rate itself stands in, after all that have one. */
const bound = ({ rate }: ProductInCategory): number => rate.lower ?? 0;

/** Products of a category, first by the lower bound of their rate: evidence before size. */
export function productsByRate(context: Context, category: string, limit: number): ProductInCategory[] {
  return judge(context, category)
    .map(({ entry }) => entry)
    .sort((a, b) => bound(b) - bound(a) || b.rate.count - a.rate.count || byId(a, b))
    .slice(0, limit);
}

/** Products of a category whose rate rose, the best evidenced rise first. */
export function productsByChange(context: Context, category: string, limit: number): ProductInCategory[] {
  return judge(context, category)
    .filter(({ rise }) => rise > 0)
    .sort((a, b) => b.rise - a.rise || byId(a.entry, b.entry))
    .slice(0, limit)
    .map(({ entry }) => entry);
}

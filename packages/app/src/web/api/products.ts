import { namesOf, shopText } from '@voc/core';
import { NamedCount, Rate, wishName } from '@voc/report';
import { z } from 'zod';
import { readCounts } from '../../views/counts-store.ts';
import { readNames, readSkuNames } from '../../views/names-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { notFound } from './problem.ts';
import { ratesBy } from './rates.ts';
import { Category, Limit, ProductId, withSpan } from './span-query.ts';

const Product = z.object({
  productId: z.string(),
  name: z.string(),
  productType: z.string().nullable(),
  line: z.string().nullable(),
  brand: z.string().nullable(),
  owner: z.string().nullable(),
  /** False for a page that nobody has mapped (未归款). */
  mapped: z.boolean(),
});

const nameless = (productId: string): z.infer<typeof Product> => ({
  productId,
  name: productId,
  productType: null,
  line: null,
  brand: null,
  owner: null,
  mapped: false,
});

const products = endpoint({
  method: 'GET',
  path: '/api/v1/products',
  access: 'read',
  summary: 'Products by the lower bound of their rate in one category: evidence before size; pages by offset',
  query: withSpan({
    category: Category.default('own'),
    search: z.string().trim().max(60).default(''),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: Limit,
  }),
  reply: z.object({
    denominator: z.string(),
    total: z.number(),
    products: z.array(Product.extend({ rate: Rate })),
  }),
  handle: async ({ db, account, query: { from, to, category, search, offset, limit } }) => {
    const view = { scope: account.scope, span: { from, to } };
    const { denominator, rates } = await ratesBy(
      db,
      { ...view, measure: 'complaint', category },
      'product_id',
    );
    rates.delete('');
    const names = await readNames(db, [...rates.keys()]);
    const rows = [...rates]
      .map(([id, rate]) => {
        const known = names.get(id);
        return { ...(known ? { ...known, mapped: true } : nameless(id)), rate };
      })
      .filter(({ productId, name }) => `${productId} ${name}`.toLowerCase().includes(search.toLowerCase()))
      .sort(
        (a, b) =>
          (b.rate.lower ?? -1) - (a.rate.lower ?? -1) ||
          b.rate.count - a.rate.count ||
          (a.productId < b.productId ? -1 : 1),
      );
    return { denominator, total: rows.length, products: rows.slice(offset, offset + limit) };
  },
});

const counts = (map: ReadonlyMap<string, number>, nameOf: (id: string) => string) =>
  [...map]
    .map(([id, count]) => ({ id, name: nameOf(id), count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));

const product = endpoint({
  method: 'GET',
  path: '/api/v1/products/:product',
  access: 'read',
  summary: 'One product in a span: what is complained of, where, and what is praised and wished for',
  params: z.strictObject({ product: ProductId }),
  query: withSpan({}),
  reply: z.object({
    product: Product,
    leaves: z.array(NamedCount),
    /** Each complaint of the product itself once, under its leading leaf. */
    causes: z.array(NamedCount),
    channels: z.array(NamedCount),
    platforms: z.array(NamedCount),
    shops: z.array(NamedCount),
    skus: z.array(NamedCount),
    praises: z.array(NamedCount),
    wishes: z.array(NamedCount),
  }),
  handle: async ({ db, taxonomy, account, params, query: { from, to } }) => {
    const view = { scope: account.scope, span: { from, to }, product: params.product };
    const ever = { ...view, span: { from: '1000-01-01', to: '9999-12-31' } };
    // A product outside the scope has no voices in it, and must look like one that is not there.
    if ((await readCounts(db, { ...ever, measure: 'items' }, 'kind')).size === 0) throw notFound();
    const own = { ...view, measure: 'complaint', category: 'own' };
    const [known, skuNames, leaves, causes, channels, platforms, shops, skus, praises, wishes] =
      await Promise.all([
        readNames(db, [params.product]),
        readSkuNames(db, params.product),
        readCounts(db, { ...view, measure: 'complaint' }, 'category'),
        readCounts(db, { ...view, measure: 'cause' }, 'category'),
        readCounts(db, own, 'kind'),
        readCounts(db, own, 'platform'),
        readCounts(db, own, 'shop_id'),
        readCounts(db, own, 'sku_id'),
        readCounts(db, { ...view, measure: 'merit' }, 'category'),
        readCounts(db, { ...view, measure: 'wish' }, 'category'),
      ]);
    const names = namesOf(taxonomy);
    const named = (id: string): string => names.get(id) ?? id;
    const plain = (id: string): string => id;
    const skuName = (id: string): string => skuNames.get(id) ?? id;
    const product = known.get(params.product);
    return {
      product: product ? { ...product, mapped: true } : nameless(params.product),
      leaves: counts(leaves, named).filter(({ id }) => id.includes('.')),
      causes: counts(causes, named),
      channels: counts(channels, plain),
      platforms: counts(platforms, plain),
      shops: counts(shops, shopText),
      skus: counts(skus, skuName).filter(({ id }) => id !== ''),
      praises: counts(praises, plain),
      wishes: counts(wishes, wishName),
    };
  },
});

export const productEndpoints: readonly Endpoint[] = [products, product];

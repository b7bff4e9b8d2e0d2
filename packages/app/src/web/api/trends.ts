import { namesOf } from '@voc/core';
import { changeOf, Rate, rateOf } from '@voc/report';
import { z } from 'zod';
import { readCounts } from '../../views/counts-store.ts';
import { chooseDenominator, readExposure } from '../../views/exposure-store.ts';
import { spanBefore } from '../../views/span.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { ratesBy, wholeRate } from './rates.ts';
import { Category, ProductId, withSpan } from './span-query.ts';

const trend = endpoint({
  method: 'GET',
  path: '/api/v1/trend',
  access: 'read',
  summary: 'Complaints of one category day by day, over one denominator',
  query: withSpan({ category: Category.default('total'), product: ProductId.optional() }),
  reply: z.object({
    denominator: z.string(),
    days: z.array(z.object({ day: z.string(), rate: Rate })),
  }),
  handle: async ({ db, account, query: { from, to, category, product } }) => {
    const view = { scope: account.scope, span: { from, to }, product };
    const { denominator, rates } = await ratesBy(db, { ...view, measure: 'complaint', category }, 'day');
    return { denominator, days: [...rates].map(([day, rate]) => ({ day, rate })) };
  },
});

const Compared = z.object({ rate: Rate, previous: Rate, change: z.number().nullable() });

const headline = endpoint({
  method: 'GET',
  path: '/api/v1/headline',
  access: 'read',
  summary: 'Complaints, 描述不符 and voices of a span against the equal span before it',
  query: withSpan({ product: ProductId.optional() }),
  reply: z.object({
    denominator: z.string(),
    total: Compared,
    mismatch: Compared,
    own: Compared,
    voices: z.object({ now: z.number(), before: z.number() }),
  }),
  handle: async ({ db, account, query: { from, to, product } }) => {
    const view = { scope: account.scope, span: { from, to }, product };
    const before = { ...view, span: spanBefore(view.span) };
    const denominator = await chooseDenominator(db, view);
    const compare = async (category: string): Promise<z.infer<typeof Compared>> => {
      const rate = await wholeRate(db, { ...view, measure: 'complaint', category }, denominator);
      const previous = await wholeRate(db, { ...before, measure: 'complaint', category }, denominator);
      return { rate, previous, change: changeOf(rate, previous) };
    };
    const voices = async (one: typeof view): Promise<number> =>
      (await readExposure(db, one, '声音条数', null)).get('') ?? 0;
    return {
      denominator,
      total: await compare('total'),
      mismatch: await compare('mismatch!'),
      own: await compare('own'),
      voices: { now: await voices(view), before: await voices(before) },
    };
  },
});

const CategoryRow = z.object({
  id: z.string(),
  name: z.string(),
  group: z.boolean(),
  rate: Rate,
  previous: Rate,
  change: z.number().nullable(),
});

const categories = endpoint({
  method: 'GET',
  path: '/api/v1/categories',
  access: 'read',
  summary: 'Every group and leaf of a span against the equal span before it, most complaints first',
  query: withSpan({ product: ProductId.optional() }),
  reply: z.object({ denominator: z.string(), categories: z.array(CategoryRow) }),
  handle: async ({ db, taxonomy, account, query: { from, to, product } }) => {
    const view = { scope: account.scope, span: { from, to }, product, measure: 'complaint' };
    const before = { ...view, span: spanBefore(view.span) };
    const denominator = await chooseDenominator(db, view);
    const [now, then] = [await readCounts(db, view, 'category'), await readCounts(db, before, 'category')];
    const sold = (await readExposure(db, view, denominator, null)).get('') ?? null;
    const soldBefore = (await readExposure(db, before, denominator, null)).get('') ?? null;
    const rows = [...namesOf(taxonomy)].map(([id, name]) => {
      const rate = rateOf(now.get(id) ?? 0, sold);
      const previous = rateOf(then.get(id) ?? 0, soldBefore);
      return { id, name, group: !id.includes('.'), rate, previous, change: changeOf(rate, previous) };
    });
    return {
      denominator,
      categories: rows
        .filter(({ rate, previous }) => rate.count + previous.count > 0)
        .sort((a, b) => b.rate.count - a.rate.count || (a.id < b.id ? -1 : 1)),
    };
  },
});

export const trendEndpoints: readonly Endpoint[] = [trend, headline, categories];

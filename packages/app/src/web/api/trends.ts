import { mismatchCategory, namesOf, ownCategory, totalCategory, unclassifiedCategory } from '@voc/core';
import { Rate } from '@voc/report';
import { z } from 'zod';
import { readExposure } from '../../views/exposure-store.ts';
import { type Span, spanBefore } from '../../views/span.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { Compared, compareCategories, ratesBy } from './rates.ts';
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
    /** 待确认: of the total, what is in no category yet. */
    unclassified: Compared,
    voices: z.object({ now: z.number(), before: z.number() }),
  }),
  handle: async ({ db, account, query: { from, to, product } }) => {
    const view = { scope: account.scope, span: { from, to }, product };
    const voices = async (span: Span): Promise<number> =>
      (await readExposure(db, { ...view, span }, '声音条数', null)).get('') ?? 0;
    const [compared, now, before] = await Promise.all([
      compareCategories(db, view),
      voices(view.span),
      voices(spanBefore(view.span)),
    ]);
    return {
      denominator: compared.denominator,
      total: compared.of(totalCategory),
      mismatch: compared.of(mismatchCategory),
      own: compared.of(ownCategory),
      unclassified: compared.of(unclassifiedCategory),
      voices: { now, before },
    };
  },
});

const CategoryRow = Compared.extend({ id: z.string(), name: z.string(), group: z.boolean() });

const categories = endpoint({
  method: 'GET',
  path: '/api/v1/categories',
  access: 'read',
  summary: 'Every group and leaf of a span against the equal span before it, most complaints first',
  query: withSpan({ product: ProductId.optional() }),
  reply: z.object({ denominator: z.string(), categories: z.array(CategoryRow) }),
  handle: async ({ db, taxonomy, account, query: { from, to, product } }) => {
    const compared = await compareCategories(db, { scope: account.scope, span: { from, to }, product });
    const rows = [...namesOf(taxonomy)].map(([id, name]) => ({
      id,
      name,
      group: !id.includes('.'),
      ...compared.of(id),
    }));
    return {
      denominator: compared.denominator,
      categories: rows
        .filter(({ rate, previous }) => rate.count + previous.count > 0)
        .sort((a, b) => b.rate.count - a.rate.count || (a.id < b.id ? -1 : 1)),
    };
  },
});

export const trendEndpoints: readonly Endpoint[] = [trend, headline, categories];

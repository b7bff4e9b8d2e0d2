import { readKeptThemes, suggestThemes } from '@voc/report';
import { z } from 'zod';
import { keepByVersion } from '../../views/keep-by-version.ts';
import { readNames } from '../../views/names-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { withSpan } from './span-query.ts';
import { refusePartial } from './whole-company.ts';

const Theme = z.object({
  words: z.array(z.string()),
  items: z.number(),
  reviewers: z.number(),
  products: z.array(z.object({ productId: z.string(), name: z.string(), items: z.number() })),
  verbatims: z.array(z.string()),
});

// Kept through labels: of thousands of texts one more or less changes no suggestion.
const keepThemes = keepByVersion<Awaited<ReturnType<typeof suggestThemes>>>('voices');

const list = endpoint({
  method: 'GET',
  path: '/api/v1/themes',
  access: 'label',
  summary:
    'What recurs in complaints of a span that have no leaf: suggestions for the taxonomy, counted nowhere',
  query: withSpan({}),
  reply: z.object({ themes: z.array(Theme) }),
  handle: async ({ db, account, themes, query: { from, to } }) => {
    refusePartial(account.scope, '主题建议');
    const span = { start: from, end: to };
    const found =
      (await readKeptThemes(db, span)) ??
      (await keepThemes(db, { scope: account.scope, from, to }, () => suggestThemes(db, span, themes)));
    const ids = found.flatMap(({ products }) => products.map(({ productId }) => productId));
    const names = await readNames(db, [...new Set(ids)]);
    const nameOf = (id: string): string => names.get(id)?.name ?? (id || '未关联商品');
    return {
      themes: found.map((theme) => ({
        ...theme,
        products: theme.products.map((one) => ({ ...one, name: nameOf(one.productId) })),
      })),
    };
  },
});

export const themeEndpoints: readonly Endpoint[] = [list];

import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { get, keepCsrf } from './client.ts';
import {
  type AlertsSearch,
  alertsPath,
  calendarPath,
  categoriesPath,
  headlinePath,
  mePath,
  type Span,
  trendPath,
} from './paths.ts';
import type {
  Alerts,
  Calendar,
  Categories,
  FullAlert,
  Headline,
  Me,
  ProductDetail,
  Products,
  Trend,
} from './types.ts';

export type { AlertsSearch, Span } from './paths.ts';

/** Who is logged in; its token is kept for what changes something. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = await get<Me>(mePath);
    keepCsrf(me.csrf);
    return me;
  },
  staleTime: 60_000,
});

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: () => get<Calendar>(calendarPath),
  staleTime: 300_000,
});

export const headlineQuery = (span: Span, product?: string) =>
  queryOptions({
    queryKey: ['headline', span, product],
    queryFn: () => get<Headline>(headlinePath(span, product)),
  });

export const trendQuery = (span: Span, category: string, product?: string) =>
  queryOptions({
    queryKey: ['trend', span, category, product],
    queryFn: () => get<Trend>(trendPath(span, category, product)),
  });

export const categoriesQuery = (span: Span, product?: string) =>
  queryOptions({
    queryKey: ['categories', span, product],
    queryFn: () => get<Categories>(categoriesPath(span, product)),
  });

export interface ProductsSearch {
  category: string;
  search: string;
  offset: number;
  limit: number;
}

export const productsQuery = (span: Span, search: ProductsSearch) =>
  queryOptions({
    queryKey: ['products', span, search],
    queryFn: () => get<Products>('/products', { ...span, ...search }),
  });

export const productQuery = (span: Span, product: string) =>
  queryOptions({
    queryKey: ['product', span, product],
    queryFn: () => get<ProductDetail>(`/products/${encodeURIComponent(product)}`, { ...span }),
  });

export const alertsQuery = (search: AlertsSearch) =>
  queryOptions({
    queryKey: ['alerts', search],
    queryFn: () => get<Alerts>(alertsPath(search)),
  });

export const alertQuery = (key: string) =>
  queryOptions({
    queryKey: ['alert', key],
    queryFn: () => get<FullAlert>(`/alerts/${encodeURIComponent(key)}`),
  });

/** After an alert was handled every list and count of alerts is asked for again. */
export const forgetAlerts = async (client: QueryClient): Promise<void> => {
  await client.invalidateQueries({ queryKey: ['alerts'] });
};

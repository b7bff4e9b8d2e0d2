import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { get, keepCsrf } from './client.ts';
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

/** Business days, half-open. */
export interface Span {
  from: string;
  to: string;
}

/** Who is logged in; its token is kept for what changes something. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = await get<Me>('/me');
    keepCsrf(me.csrf);
    return me;
  },
  staleTime: 60_000,
});

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: () => get<Calendar>('/calendar'),
  staleTime: 300_000,
});

export const headlineQuery = (span: Span, product?: string) =>
  queryOptions({
    queryKey: ['headline', span, product],
    queryFn: () => get<Headline>('/headline', { ...span, product }),
  });

export const trendQuery = (span: Span, category: string, product?: string) =>
  queryOptions({
    queryKey: ['trend', span, category, product],
    queryFn: () => get<Trend>('/trend', { ...span, category, product }),
  });

export const categoriesQuery = (span: Span, product?: string) =>
  queryOptions({
    queryKey: ['categories', span, product],
    queryFn: () => get<Categories>('/categories', { ...span, product }),
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

export interface AlertsSearch {
  state?: string;
  product?: string;
  after?: string;
  limit?: number;
}

export const alertsQuery = (search: AlertsSearch) =>
  queryOptions({
    queryKey: ['alerts', search],
    queryFn: () => get<Alerts>('/alerts', { ...search }),
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

/** Business days, half-open. */
export interface Span {
  from: string;
  to: string;
}

export type Query = Record<string, string | number | undefined>;

/** `?a=1&b=2` of what is given. */
export function queryOf(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** Addresses of what the first screen shows, the same whether they are asked early or by the page. */
export const mePath = '/me';
export const calendarPath = '/calendar';

export const headlinePath = (span: Span, product?: string): string =>
  `/headline${queryOf({ ...span, product })}`;

export const trendPath = (span: Span, category: string, product?: string): string =>
  `/trend${queryOf({ ...span, category, product })}`;

export const categoriesPath = (span: Span, product?: string): string =>
  `/categories${queryOf({ ...span, product })}`;

export interface AlertsSearch {
  state?: string;
  product?: string;
  after?: string;
  limit?: number;
}

export const alertsPath = (search: AlertsSearch): string => `/alerts${queryOf({ ...search })}`;

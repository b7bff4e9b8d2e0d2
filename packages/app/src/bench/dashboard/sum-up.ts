import type { Call } from './walk.ts';

/** Milliseconds that 95 of 100 calls may take, a search through texts apart. */
export const bars = { call: 150, search: 500 };

export interface Row {
  endpoint: string;
  calls: number;
  p50: number;
  p95: number;
  slowest: number;
  bar: number;
  holds: boolean;
}

/** Reached by way of a provider of accounts, which no bench has. */
const elsewhere = new Set(['GET /api/v1/company-login/callback']);

/** The value that the share of all does not exceed (nearest rank). */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

/** Of `{name}` paths the one that an address is of; literal paths win. */
export function templateOf(path: string, templates: readonly string[]): string {
  const matches = (template: string): boolean =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  const [found = path] = templates.filter(matches).sort((a, b) => a.split('{').length - b.split('{').length);
  return found;
}

/** Times by endpoint, the slowest first; endpoints of nobody's calls have none. */
export function sumUp(calls: readonly Call[], operations: readonly string[]): Row[] {
  const templates = operations.map((one) => one.split(' ')[1] ?? '');
  const times = new Map<string, number[]>(
    operations.filter((one) => one.startsWith('GET') && !elsewhere.has(one)).map((one) => [one, []]),
  );
  for (const { method, path, as, ms } of calls) {
    const key = [`${method} ${templateOf(path, templates)}`, as].filter(Boolean).join(' · ');
    times.set(key, [...(times.get(key) ?? []), ms]);
  }
  return [...times]
    .map(([endpoint, all]) => {
      const sorted = all.sort((a, b) => a - b);
      const bar = endpoint.endsWith('search') ? bars.search : bars.call;
      const p95 = quantile(sorted, 0.95);
      return {
        endpoint,
        calls: sorted.length,
        p50: quantile(sorted, 0.5),
        p95,
        slowest: sorted.at(-1) ?? Number.NaN,
        bar,
        holds: p95 <= bar,
      };
    })
    .sort((a, b) => (b.p95 || 0) - (a.p95 || 0));
}

const ms = (value: number): string => (Number.isNaN(value) ? '-' : String(Math.round(value)));

/** Rows as a table of text. */
export function drawRows(rows: readonly Row[]): string {
  const cells = [
    ['endpoint', 'calls', 'p50', 'p95', 'slowest', 'bar', 'holds'],
    ...rows.map((row) => [
      row.endpoint,
      String(row.calls),
      ms(row.p50),
      ms(row.p95),
      ms(row.slowest),
      String(row.bar),
      row.calls === 0 ? 'NOT CALLED' : row.holds ? 'yes' : 'NO',
    ]),
  ];
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

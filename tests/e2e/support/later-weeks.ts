import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addDays } from '@voc/core';

const data = resolve(import.meta.dirname, '../../../seeds/demo/data');
/** Three weeks before anything was wrong with the coat, and how much later they come again. */
const weeks = { from: '2026-10-19', to: '2026-11-09', days: 35 };

const isIn = (day: string): boolean => day >= weeks.from && day < weeks.to;
const moved = (line: string): string =>
  line.replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (day) => addDays(day, weeks.days));

/** Lines of an export whose day, the first that stands in them, is in those weeks, as if of later days. */
function laterLines(name: string, rename: (line: string) => string): string {
  const [header = '', ...lines] = readFileSync(join(data, name), 'utf8').split(/\r?\n/);
  const isWhole = (line: string): boolean => (line.match(/"/g)?.length ?? 0) % 2 === 0;
  const kept = lines.filter((line) => isWhole(line) && isIn(/\b20\d\d-\d\d-\d\d\b/.exec(line)?.[0] ?? ''));
  return [header, ...kept.map((line) => rename(moved(line)))].join('\n');
}

/** Orders and reviews of the three weeks after the demo company's data, in its own layouts; their paths. */
export function writeLaterWeeks(folder: string): string[] {
  const orders = join(folder, 'orders-later.csv');
  writeFileSync(
    orders,
    laterLines('orders-daily.csv', (line) => line),
  );
  const reviews = join(folder, 'reviews-later.csv');
  // Other reviews of other orders.
  const renamed = (line: string): string => line.replace(/^([^,]+),1(\d+),(\d+)/, '$1,9$2,7$3');
  writeFileSync(reviews, laterLines('reviews-tmall.csv', renamed));
  return [orders, reviews];
}

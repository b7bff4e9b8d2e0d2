import { addDays, type Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Report } from '../compose/schema.ts';
import { joined } from './joined.ts';
import { countNumber, type Scene } from './numbers.ts';
import type { CountedNumber, Where } from './types.ts';

interface Row {
  key: string;
  kind: string;
  productId: string | null;
  category: string;
  raisedOn: string;
  numbers: { day?: string; window?: number; complaints?: number; hours?: unknown; sameDay?: number };
}

/** Days of a window that ends on a day; a category as a whole counts what belongs to a product or page. */
const windowOf = (day: string, days: number, productId: string | null): Where => ({
  span: { start: addDays(day, 1 - days), end: addDays(day, 1) },
  undated: false,
  ...(productId === null ? { linked: true } : { productId }),
});

/** What the cards of the report's alerts count: a window of days, or the red lines of one day. */
export async function readAlertNumbers(
  db: Db,
  report: Report,
  scene: Scene,
  taxonomy: Taxonomy,
): Promise<CountedNumber[]> {
  const { rows } = await sql<Row>`
    select dedup_key as key, kind, product_id as "productId", category, raised_on as "raisedOn", numbers from alerts
    where dedup_key = any(${report.alerts.map(({ dedupKey }) => dedupKey)}::text[]) order by dedup_key collate "C"`.execute(
    db,
  );
  return rows.flatMap(({ key, kind, productId, category, raisedOn, numbers }): CountedNumber[] => {
    const title = report.alerts.find(({ dedupKey }) => dedupKey === key)?.title ?? key;
    if (kind === 'redline') {
      const where = windowOf(raisedOn, 1, productId ?? '');
      return [
        countNumber(`alerts.${key}`, title, numbers.sameDay ?? null, {
          counted: { of: 'redLine', kind: category },
          where,
        }),
      ];
    }
    const { day, window, complaints, hours } = numbers;
    if (day === undefined || window === undefined || complaints === undefined || hours) return [];
    const counted = joined(scene, taxonomy, category);
    return [
      countNumber(`alerts.${key}`, title, complaints, { counted, where: windowOf(day, window, productId) }),
    ];
  });
}

/** Complaints of the windows that the report's signals name. */
export async function readSignalNumbers(
  db: Db,
  report: Report,
  scene: Scene,
  taxonomy: Taxonomy,
): Promise<CountedNumber[]> {
  const { rows } = await sql<{ day: string; productId: string; category: string; p: number }>`
    select day, product_id as "productId", category, (numbers ->> 'p')::float8 as p from signals
    where day >= ${report.period.start}::date and day < ${report.period.end}::date order by day`.execute(db);
  return report.signals.flatMap((signal): CountedNumber[] => {
    const productId = signal.productId ?? '';
    const row = rows.find(
      (one) => one.productId === productId && one.category === signal.category && one.p === signal.p,
    );
    if (!row) return [];
    const id = `signals.${productId === '' ? 'all' : productId}.${signal.category}.complaints`;
    return [
      countNumber(id, `信号 ${signal.productName ?? '整个类目'} ${signal.categoryName}`, signal.complaints, {
        counted: joined(scene, taxonomy, signal.category),
        where: windowOf(row.day, signal.window, signal.productId),
      }),
    ];
  });
}

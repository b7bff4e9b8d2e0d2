import type { ListEntry, Rate, TrueRate } from '../types.ts';
import { productName } from '../words.ts';
import { type ColumnOf, column } from './sheet.ts';

/** A rate as columns: count, denominator, per thousand and its 90 % interval. */
export const rateColumns = <T>(of: (row: T) => Rate | null, counted = '条数'): ColumnOf<T>[] => [
  column('count', counted, (row) => of(row)?.count ?? null),
  column('count', '分母', (row) => of(row)?.exposure ?? null),
  column('rate', '客诉率', (row) => of(row)?.perThousand ?? null),
  column('rate', '区间下限', (row) => of(row)?.lower ?? null),
  column('rate', '区间上限', (row) => of(row)?.upper ?? null),
];

/** The interval of the true rate; empty where the classifier was not measured. */
export const errorColumns = <T>(of: (row: T) => TrueRate | null): ColumnOf<T>[] => [
  column('rate', '含误差下限', (row) => of(row)?.lower ?? null),
  column('rate', '含误差上限', (row) => of(row)?.upper ?? null),
];

type Named = Pick<ListEntry, 'productId' | 'name' | 'productType' | 'unmapped'>;

/** 款号, name and 类目 of a product. */
export const productColumns = <T>(of: (row: T) => Named | null): ColumnOf<T>[] => [
  column('text', '款号', (row) => of(row)?.productId ?? null, 12),
  column(
    'text',
    '商品',
    (row) => {
      const product = of(row);
      return product && productName(product);
    },
    28,
  ),
  column('text', '类目', (row) => of(row)?.productType ?? null, 12),
];

/** `颜色/款式不符 34、做工 9`. */
export const countsText = (counts: readonly { name: string; count: number }[]): string =>
  counts.map(({ name, count }) => `${name} ${count}`).join('、');

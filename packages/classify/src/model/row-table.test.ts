import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketCount } from '../features/index.ts';
import { RowTable } from './row-table.ts';

const bucket = fc.oneof(
  fc.nat({ max: bucketCount - 1 }),
  fc.tuple(fc.nat({ max: 63 }), fc.nat({ max: 3 })).map(([upper, lower]) => upper * 65536 + lower),
);

describe('RowTable', () => {
  it('finds what a map finds, however the buckets crowd', () => {
    fc.assert(
      fc.property(fc.uniqueArray(bucket, { maxLength: 300 }), fc.array(bucket), (held, others) => {
        const refs = new Map(held.map((one, i) => [one, i * 7]));
        const table = new RowTable(Int32Array.from(held), Int32Array.from(refs.values()));
        for (const one of [...held, ...others]) expect(table.find(one)).toBe(refs.get(one) ?? -1);
      }),
    );
  });

  it('refuses what does not fit', () => {
    expect(() => new RowTable(Int32Array.of(5), Int32Array.of(2 ** 20))).toThrow(/look-up table/);
  });
});

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
        const rows = new Map(held.map((one, i) => [one, i]));
        const table = new RowTable(Int32Array.from(held));
        const asked = [...held, ...others];
        const found = new Int32Array(asked.length);
        table.findAll(Int32Array.from(asked), asked.length, found);
        expect([...found]).toEqual(asked.map((one) => rows.get(one) ?? -1));
      }),
    );
  });

  it('refuses buckets that crowd too far from home', () => {
    const crowd = Int32Array.from({ length: 64 * 40 }, (_, i) => (i % 64) * 65536 + ((i / 64) | 0));
    expect(() => new RowTable(crowd)).toThrow(/look-up table/);
  });
});

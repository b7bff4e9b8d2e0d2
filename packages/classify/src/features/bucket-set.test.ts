import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BucketSet } from './bucket-set.ts';
import { bucketCount } from './hash.ts';

const bucket = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: bucketCount - 1 }));
const item = fc.array(bucket, { maxLength: 900 });

describe('BucketSet', () => {
  it('tells the distinct buckets of each item, whatever came before', () => {
    const set = new BucketSet();
    fc.assert(
      fc.property(item, fc.nat({ max: 900 }), (buckets, some) => {
        const own = Math.min(some, buckets.length);
        const distinct = set.fill(Int32Array.from(buckets), buckets.length, own);
        expect(distinct).toBe(new Set(buckets.slice(0, own)).size);
        expect([...set.buckets.slice(0, set.size)]).toEqual([...new Set(buckets)]);
        buckets.forEach((one, i) => {
          expect(set.buckets[set.which[i] ?? -1]).toBe(one);
        });
      }),
    );
  });

  it('stays right through more items than it can number', () => {
    const set = new BucketSet();
    for (let round = 0; round < 3000; round++) expect(set.fill(Int32Array.of(1, 2, 1), 3, 2)).toBe(2);
    expect(set.size).toBe(2);
  });
});

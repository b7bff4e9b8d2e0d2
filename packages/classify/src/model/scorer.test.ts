import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureList, lengthFactor } from '../features/index.ts';
import type { Model, WeightRows } from './model.ts';
import { Scorer } from './scorer.ts';
import { decodeWeights, encodeWeights } from './weight-bytes.ts';

const classes = 15;
const cell = fc.integer({ min: -127, max: 127 }).filter((weight) => weight !== 0);
const row = fc.dictionary(fc.integer({ min: 0, max: classes - 1 }).map(String), cell, { minKeys: 1 });
const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: (1 << 22) - 1 }), row), {
  selector: ([bucket]) => bucket,
  maxLength: 40,
});

function toWeights(table: [number, Record<string, number>][]): WeightRows {
  const sorted = [...table].sort((a, b) => a[0] - b[0]);
  const cells = sorted.map(([, one]) => Object.entries(one).sort((a, b) => Number(a[0]) - Number(b[0])));
  const rowStart = [0];
  for (const one of cells) rowStart.push((rowStart.at(-1) ?? 0) + one.length);
  return {
    bucket: Int32Array.from(sorted, ([bucket]) => bucket),
    rowStart: Uint32Array.from(rowStart),
    cls: Uint8Array.from(cells.flat(), ([c]) => Number(c)),
    weight: Int8Array.from(cells.flat(), ([, w]) => w),
  };
}

function modelOf(weights: WeightRows): Model {
  const meta = { scale: Array(classes).fill(0.5), bias: Array.from({ length: classes }, (_, c) => c) };
  return { weights, meta: meta as unknown as Model['meta'] };
}

describe('Scorer', () => {
  it('sums each distinct known bucket once, whether its row is full or sparse', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat({ max: 60 }), { maxLength: 600 }), (table, picks) => {
        const scorer = new Scorer(modelOf(toWeights(table)));
        const list = new FeatureList();
        const buckets = picks.map((pick) => table[pick]?.[0] ?? 12345 + pick);
        buckets.forEach((bucket, i) => {
          list.bucket[i] = bucket;
        });
        list.count = buckets.length;
        list.own = buckets.length;
        const length = lengthFactor(new Set(buckets).size);
        const want = Array.from({ length: classes }, (_, c) => c);
        for (const [bucket, one] of table)
          if (buckets.includes(bucket))
            for (const [c, w] of Object.entries(one))
              want[Number(c)] = (want[Number(c)] ?? 0) + w * 0.5 * length;
        const got = scorer.score(list);
        for (let c = 0; c < classes; c++) expect(got[c]).toBeCloseTo(want[c] ?? 0, 9);
        const weights = new Int32Array(scorer.seen.size);
        scorer.weighFor(3, weights);
        buckets.forEach((bucket, i) => {
          const one = table.find(([at]) => at === bucket)?.[1] ?? {};
          expect(weights[scorer.seen.which[i] ?? -1]).toBe(one['3'] ?? 0);
        });
      }),
    );
  });

  it('scores an item of more features than any before it', () => {
    const buckets = Array.from({ length: 3000 }, (_, i) => i * 5);
    const scorer = new Scorer(modelOf(toWeights(buckets.map((bucket) => [bucket, { '1': 2 }]))));
    const list = new FeatureList();
    list.bucket.set(buckets);
    list.count = buckets.length;
    list.own = buckets.length;
    expect(scorer.score(list)[1]).toBeCloseTo(1 + 3000 * 2 * 0.5 * lengthFactor(3000), 9);
  });

  it('keeps its weights through the file', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const weights = toWeights(table);
        expect(decodeWeights(encodeWeights(weights))).toEqual(weights);
      }),
    );
  });
});

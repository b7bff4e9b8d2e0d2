import { expect, test } from 'vitest';
import { type HeardVoice, toHoursRows, toPush } from './intraday.ts';

const rows = [
  { productId: 'A', category: 'mismatch!', complaints: 0, exposure: 48 },
  { productId: 'A', category: 'quality', complaints: 0, exposure: 48 },
];
const voice = (ago: number, leaf: string, customer: string): HeardVoice => ({
  productId: 'A',
  ago,
  leaves: [leaf],
  customer,
});

test('voices stand in their hour, the newest last, each customer once in each series', () => {
  const heard = [
    voice(23, 'mismatch.color', 'a'),
    voice(1, 'mismatch.size', 'b'),
    voice(0, 'mismatch.size', 'b'),
    voice(0, 'quality.fault', 'b'),
    voice(0, 'mismatch.info_unclear', 'c'),
  ];
  const [mismatch, quality] = toHoursRows(rows, heard);
  expect(mismatch?.complaints).toEqual([1, ...new Array(21).fill(0), 1, 0]);
  expect(quality?.complaints).toEqual([...new Array(23).fill(0), 1]);
});

test('a window of hours is a push of its day, or of two days where it begins on the day before', () => {
  const signal = {
    day: '2026-11-12',
    hour: 3,
    productId: 'A',
    category: 'quality',
    window: 6,
    complaints: 5,
    expected: 0.6,
    lower: 0,
    upper: 2,
    ratio: 8,
    p: 1e-6,
  };
  expect(toPush(signal, 48, 0.1)).toMatchObject({ window: 2, hours: { count: 6, last: 3 }, exposure: 12 });
  expect(toPush({ ...signal, window: 1 }, 48, 0.1)).toMatchObject({ window: 1, exposure: 2 });
});

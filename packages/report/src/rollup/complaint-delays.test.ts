import { expect, test } from 'vitest';
import { complaintDelays } from './complaint-delays.ts';
import type { Voice } from './types.ts';

const voice = (day: string, over: Partial<Voice> = {}): Voice => ({
  itemId: day,
  day,
  productId: 'P1',
  kind: 'review',
  platform: '天猫',
  shopId: '店',
  listingId: '',
  skuId: '',
  orderHash: 'o1',
  heardAt: day,
  orderedOn: null,
  signedOn: null,
  intent: 'complaint',
  leaves: ['quality.fit'],
  praises: [],
  wishes: [],
  topics: [],
  redLines: [],
  unresolved: false,
  text: '',
  surety: 0,
  customerHash: null,
  found: [],
  ...over,
});

const own = new Set(['quality.fit']);
const wanted = [{ day: '2026-11-10', productId: 'P1' }];
const told = (...voices: Voice[]) =>
  complaintDelays(voices, wanted, own).map((row) => [
    row.ordered_on,
    row.signed_on,
    row.known_from,
    row.known_until,
    row.count,
  ]);

test('complaints that tell the same are one row; praise, other leaves and other days are none', () => {
  const dates = { orderedOn: '2026-11-01', orderHash: null };
  expect(
    told(
      voice('2026-11-10', dates),
      voice('2026-11-10', dates),
      voice('2026-11-10', { ...dates, leaves: ['logistics.slow'] }),
      voice('2026-11-11', dates),
    ),
  ).toEqual([['2026-11-01', null, '2026-11-10', null, 2]]);
});

test('days that another voice of the order tells are known from the day on which it was heard', () => {
  expect(
    told(
      voice('2026-11-10', { orderedOn: '2026-11-02' }),
      voice('2026-11-12', { orderedOn: '2026-11-03', signedOn: '2026-11-05', leaves: [] }),
      voice('2026-11-13', { signedOn: '2026-11-05' }),
    ),
  ).toEqual([
    ['2026-11-02', null, '2026-11-10', '2026-11-12', 1],
    ['2026-11-02', '2026-11-05', '2026-11-12', null, 1],
  ]);
});

test('what was told before the complaint is known at once, by a voice without a day never', () => {
  expect(
    told(
      voice('2026-11-09', { orderedOn: '2026-11-01', leaves: [] }),
      voice('2026-11-10'),
      voice('0001-01-01', { signedOn: '2026-11-04' }),
    ),
  ).toEqual([['2026-11-01', null, '2026-11-10', null, 1]]);
});

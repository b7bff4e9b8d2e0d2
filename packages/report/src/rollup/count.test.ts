import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countVoices } from './count.ts';
import type { RollupRow, Voice } from './types.ts';

const voice = (over: Partial<Voice> = {}): Voice => ({
  itemId: '1',
  day: '2026-11-10',
  productId: 'A1',
  kind: 'review',
  platform: '天猫',
  shopId: '旗舰店',
  listingId: '88',
  skuId: '',
  orderHash: null,
  heardAt: '',
  orderedOn: null,
  signedOn: null,
  intent: 'complaint',
  leaves: [],
  praises: [],
  wishes: [],
  topics: [],
  redLines: [],
  unresolved: false,
  surety: 0,
  customerHash: null,
  found: [],
  text: '',
  ...over,
});
const own = new Set(['mismatch.color', 'mismatch.size', 'quality.fit']);
const wanted = [{ day: '2026-11-10', productId: 'A1' }];
const total = (rows: RollupRow[], measure: string, category: string): number =>
  rows
    .filter((row) => row.measure === measure && row.category === category)
    .reduce((sum, row) => sum + row.count, 0);

describe('countVoices', () => {
  test('praise counts by leaf and label, and once of the product itself where the leaf counts against it', () => {
    const praises = [
      { id: 'quality.fit', label: '合身' },
      { id: 'mismatch.color', label: '无色差' },
    ];
    const rows = countVoices(
      [voice({ praises }), voice({ praises: [{ id: 'logistics.slow', label: '物流快' }] })],
      wanted,
      own,
    );
    expect(total(rows, 'praise', 'quality.fit:合身')).toBe(1);
    expect(total(rows, 'praise', 'logistics.slow:物流快')).toBe(1);
    expect(total(rows, 'praise', 'own')).toBe(1);
    expect(rows.filter(({ measure }) => measure === 'merit').map(({ category }) => category)).toEqual([
      '合身',
    ]);
  });

  test('a complaint that is 待确认 counts in the total alone, and both parts add up to it', () => {
    const rows = countVoices(
      [
        voice({ leaves: ['unclassified'] }),
        voice({ leaves: ['mismatch.size'] }),
        voice({ orderHash: 'o', heardAt: '1', leaves: ['unclassified'] }),
        voice({ orderHash: 'o', heardAt: '2', leaves: ['quality.fit'] }),
        voice({ orderHash: 'p', heardAt: '1', leaves: ['unclassified'] }),
        voice({ orderHash: 'p', heardAt: '2', leaves: ['unclassified'] }),
      ],
      wanted,
      own,
    );
    const complaints = rows.filter(({ measure }) => measure === 'complaint');
    expect(Object.fromEntries(complaints.map(({ category, count }) => [category, count]))).toEqual({
      total: 4,
      unclassified: 2,
      own: 2,
      mismatch: 1,
      'mismatch!': 1,
      'mismatch.size': 1,
      quality: 1,
      'quality.fit': 1,
    });
    expect(total(rows, 'items', 'all')).toBe(6);
  });

  test('causes add up to the complaints of the product itself: each under its leading leaf', () => {
    const rows = countVoices(
      [
        voice({ leaves: ['logistics.slow', 'mismatch.size', 'mismatch.color'] }),
        voice({ orderHash: 'o', heardAt: '1', leaves: ['quality.fit'] }),
        voice({ orderHash: 'o', heardAt: '2', leaves: ['mismatch.color'] }),
        voice({ leaves: ['logistics.slow'] }),
      ],
      wanted,
      own,
    );
    expect(total(rows, 'complaint', 'own')).toBe(2);
    expect(total(rows, 'cause', 'mismatch.size')).toBe(1);
    expect(total(rows, 'cause', 'quality.fit')).toBe(1);
    expect(rows.filter(({ measure }) => measure === 'cause')).toHaveLength(2);
  });

  test('an item counts once per leaf, once per group and once in the total', () => {
    const rows = countVoices([voice({ leaves: ['mismatch.color', 'mismatch.size'] })], wanted, own);
    expect(total(rows, 'complaint', 'mismatch.color')).toBe(1);
    expect(total(rows, 'complaint', 'mismatch')).toBe(1);
    expect(total(rows, 'complaint', 'mismatch!')).toBe(1);
    expect(total(rows, 'complaint', 'total')).toBe(1);
    expect(total(rows, 'items', 'all')).toBe(1);
  });

  test('a complaint of one order heard in chat, then in a review, counts once, in the chat', () => {
    const chat = voice({ kind: 'chat', orderHash: 'o', heardAt: '1', leaves: ['quality.fit'] });
    const review = voice({ orderHash: 'o', heardAt: '2', leaves: ['quality.fit', 'logistics.slow'] });
    const rows = countVoices([review, chat], wanted, own);
    expect(total(rows, 'complaint', 'quality.fit')).toBe(1);
    expect(rows.find((row) => row.category === 'quality.fit')?.kind).toBe('chat');
    expect(total(rows, 'complaint', 'logistics.slow')).toBe(1);
    expect(total(rows, 'complaint', 'total')).toBe(1);
    expect(total(rows, 'items', 'all')).toBe(2);
  });

  test('a complaint first heard on an earlier day does not count again today', () => {
    const earlier = voice({ day: '2026-11-01', orderHash: 'o', leaves: ['quality.fit'] });
    const rows = countVoices([voice({ orderHash: 'o', leaves: ['quality.fit'] }), earlier], wanted, own);
    expect(total(rows, 'complaint', 'total')).toBe(0);
    expect(total(rows, 'items', 'all')).toBe(1);
  });

  test('an undated voice never takes a complaint from a dated one', () => {
    const undated = voice({ day: '0001-01-01', orderHash: 'o', leaves: ['quality.fit'] });
    const rows = countVoices([undated, voice({ orderHash: 'o', leaves: ['quality.fit'] })], wanted, own);
    expect(total(rows, 'complaint', 'total')).toBe(1);
  });

  test('the order of the voices does not matter, and only wanted days are written', () => {
    const leaf = fc.constantFrom('quality.fit', 'mismatch.color', 'logistics.slow');
    const voices = fc.array(
      fc.record({
        day: fc.constantFrom('2026-11-09', '2026-11-10'),
        productId: fc.constantFrom('A1', 'B2'),
        orderHash: fc.constantFrom(null, 'o', 'p'),
        kind: fc.constantFrom('review' as const, 'chat' as const),
        leaves: fc.uniqueArray(leaf, { maxLength: 3 }),
      }),
    );
    const sorted = (rows: RollupRow[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    fc.assert(
      fc.property(voices, (given) => {
        const all = given.map((one) => voice(one));
        const rows = countVoices(all, wanted, own);
        expect(sorted(countVoices(all.toReversed(), wanted, own))).toEqual(sorted(rows));
        for (const row of rows) expect(row).toMatchObject({ day: '2026-11-10', product_id: 'A1' });
      }),
    );
  });
});

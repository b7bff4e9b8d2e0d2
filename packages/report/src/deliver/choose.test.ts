import { expect, test } from 'vitest';
import { chooseParcels, type Told, type Untold } from './choose.ts';

const at = (time: string): Date => new Date(`2026-11-12T${time}:00+08:00`);
const nothing: Told = { products: [], digest: false };
const alert = (key: string, over: Partial<Untold> = {}): Untold => ({
  key,
  kind: 'mismatch',
  tier: '二级',
  productId: key,
  card: `【预警】${key}\n细节`,
  lastOn: '2026-11-12',
  ...over,
});
const keys = (untold: readonly Untold[], time: string, told: Told = nothing): string[][] =>
  chooseParcels(untold, told, at(time)).map(({ alerts }) => alerts.map(({ key }) => key));

test('at night red lines alone are told, alerts the next morning', () => {
  const untold = [alert('a'), alert('r', { kind: 'redline' })];
  for (const night of ['22:00', '23:30', '00:10', '07:59']) expect(keys(untold, night)).toEqual([['r']]);
  expect(keys(untold, '08:00')).toEqual([['r'], ['a']]);
});

test('a product has one card a day, its heaviest; the rest is told in one digest from 18:07 on', () => {
  const untold = [
    alert('quality-A', { kind: 'quality', productId: 'A', tier: '一级' }),
    alert('mismatch-A', { productId: 'A' }),
    alert('mismatch-B', { productId: 'B' }),
  ];
  expect(keys(untold, '10:00')).toEqual([['quality-A'], ['mismatch-B']]);
  expect(keys(untold, '18:06')).toEqual([['quality-A'], ['mismatch-B']]);
  expect(keys(untold, '18:07')).toEqual([['quality-A'], ['mismatch-B'], ['mismatch-A']]);
  const told: Told = { products: ['A', 'B'], digest: false };
  expect(keys(untold, '10:00', told)).toEqual([]);
  const [digest, ...more] = chooseParcels(untold, told, at('18:07'));
  expect(more).toEqual([]);
  expect(digest?.digestOn).toBe('2026-11-12');
  expect(digest?.notice.text).toBe(
    '【预警汇总 3 条】\n1. 【预警】quality-A\n2. 【预警】mismatch-A\n3. 【预警】mismatch-B',
  );
  expect(keys(untold, '19:00', { ...told, digest: true })).toEqual([]);
});

test('at most five cards go out at once', () => {
  const many = Array.from({ length: 8 }, (_, i) => alert(`a${i}`));
  expect(keys(many, '10:00')).toHaveLength(5);
  expect(keys(many, '18:07').at(-1)).toEqual(['a5', 'a6', 'a7']);
});

test('many red lines become a few cards and one message, at any hour', () => {
  const many = Array.from({ length: 9 }, (_, i) => alert(`r${i}`, { kind: 'redline' }));
  expect(keys(many, '03:00').map((one) => one.length)).toEqual([1, 1, 1, 1, 5]);
});

test('what was last seen long ago is not pushed; a red line may have waited for its export', () => {
  expect(keys([alert('a', { lastOn: '2026-11-10' }), alert('b', { lastOn: '2026-11-09' })], '10:00')).toEqual(
    [['a']],
  );
  const redLine = (lastOn: string) => alert(lastOn, { kind: 'redline', lastOn });
  expect(keys([redLine('2026-11-05'), redLine('2026-11-04')], '10:00')).toEqual([['2026-11-05']]);
});

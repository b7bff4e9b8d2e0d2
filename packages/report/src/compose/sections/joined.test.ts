import { expect, test } from 'vitest';
import type { AlertFact } from '../facts/types.ts';
import { colorOf } from './joined.ts';

const alert = (over: Partial<AlertFact> = {}): AlertFact => ({
  dedupKey: 'mismatch-K1-2026-11-10',
  kind: 'mismatch',
  productId: 'K1',
  category: 'mismatch!',
  raisedOn: '2026-11-10',
  lastOn: '2026-11-12',
  tier: '一级',
  state: 'open',
  card: '',
  mention: null,
  heard: 0,
  colors: [
    { value: '雾霾蓝', count: 16 },
    { value: '米白', count: 1 },
  ],
  complaints: 17,
  ...over,
});

test('a finding names the colour that holds the complaints of the alert behind it', () => {
  expect(colorOf([alert()], 'K1', 'mismatch.color')).toBe(',集中在雾霾蓝');
  expect(colorOf([alert()], 'K2', 'mismatch.color')).toBe('');
  expect(colorOf([alert()], 'K1', 'quality.defect')).toBe('');
  expect(colorOf([alert({ state: 'withdrawn' })], 'K1', 'mismatch.color')).toBe('');
});

test('no colour is named where complaints are spread or hardly any names one', () => {
  const spread = ['雾霾蓝', '米白', '酒红'].map((value) => ({ value, count: 5 }));
  expect(colorOf([alert({ colors: spread })], 'K1', 'mismatch.color')).toBe('');
  expect(colorOf([alert({ complaints: 100 })], 'K1', 'mismatch.color')).toBe('');
});

test('of two alerts the newest speaks', () => {
  const older = alert({ dedupKey: 'a', raisedOn: '2026-10-01', colors: [{ value: '酒红', count: 17 }] });
  expect(colorOf([older, alert()], 'K1', 'mismatch.color')).toBe(',集中在雾霾蓝');
});

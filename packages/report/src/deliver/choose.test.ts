import { expect, test } from 'vitest';
import { chooseParcels, type Untold } from './choose.ts';

const noon = new Date('2026-11-12T04:00:00Z');
const night = new Date('2026-11-12T15:00:00Z');
const alert = (key: string, kind = 'mismatch', raisedOn = '2026-11-12'): Untold => ({
  key,
  kind,
  raisedOn,
  card: `【预警】${key}\n第二行`,
});

test('few alerts go one by one, many in one digest after the red lines', () => {
  expect(chooseParcels([alert('a'), alert('b')], noon).map(({ keys }) => keys)).toEqual([['a'], ['b']]);
  const many = [...'abcdef'].map((key) => alert(key));
  const parcels = chooseParcels([...many, alert('z', 'redline')], noon);
  expect(parcels.map(({ keys }) => keys)).toEqual([['z'], [...'abcdef']]);
  expect(parcels[1]?.notice.text).toContain('6. 【预警】f');
});

test('at night red lines alone, and nothing that is old', () => {
  expect(chooseParcels([alert('a'), alert('r', 'redline')], night).map(({ keys }) => keys)).toEqual([['r']]);
  expect(chooseParcels([alert('a', 'mismatch', '2026-11-01')], noon)).toEqual([]);
});

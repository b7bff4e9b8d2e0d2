import { expect, test } from 'vitest';
import { answerBy, Patience } from './patience.ts';

const version = {
  version: '1',
  from: '2026-01-01',
  redLineMinutes: 60,
  days: 1,
  at: '18:00',
  remindDaysBefore: 1,
};
const patience = Patience.parse({
  source: '',
  versions: [{ ...version, version: '2', from: '2026-12-01', days: 0, redLineMinutes: 30 }, version],
});

test.each([
  ['a red line within the hour, by night too', 'redline', '2026-11-12T16:30:00Z', '2026-11-12T17:30:00.000Z'],
  ['another alert until six of the next day', 'mismatch', '2026-11-12T02:00:00Z', '2026-11-13T10:00:00.000Z'],
  ['by the business day, not that of UTC', 'mismatch', '2026-11-12T16:30:00Z', '2026-11-14T10:00:00.000Z'],
  ['by the version of the day of telling', 'redline', '2026-12-01T02:00:00Z', '2026-12-01T02:30:00.000Z'],
  ['of the same day, if that is not over', 'spike', '2026-12-01T02:00:00Z', '2026-12-01T10:00:00.000Z'],
  ['never before it was told', 'spike', '2026-12-01T11:00:00Z', '2026-12-02T10:00:00.000Z'],
])('whoever was told is waited for: %s', (_, kind, told, until) => {
  expect(answerBy(patience, kind, new Date(told)).toISOString()).toBe(until);
});

test('nobody is waited for until the middle of the night', () => {
  expect(Patience.safeParse({ source: '', versions: [{ ...version, at: '23:00' }] }).success).toBe(false);
});

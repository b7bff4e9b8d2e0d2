import { expect, test } from 'vitest';
import { type Action, checkAction, windowsOf } from './action.ts';

const action = (over: Partial<Action> = {}): Action => ({
  actionId: 'a1',
  productId: 'K1',
  category: 'mismatch.color',
  cause: '主图偏色',
  owner: '运营·童装组',
  openedOn: '2026-11-16',
  dueOn: '2026-11-18',
  expectedEffect: '≤1 条/周',
  direction: 'down',
  triggerFrom: '2026-11-09',
  triggerTo: '2026-11-16',
  lagDays: 3,
  windowDays: 14,
  state: 'closed',
  closedOn: '2026-11-20',
  reportKind: 'week',
  reportPeriod: '2026-W46',
  ...over,
});

test('the week that set an action off is in no window; the effect is awaited after the lag', () => {
  const windows = windowsOf(action());
  expect(windows?.before).toEqual({ start: '2026-11-16', end: '2026-11-20' });
  expect(windows?.after).toEqual({ start: '2026-11-23', end: '2026-12-07' });
  expect(windows?.history).toHaveLength(12);
  expect(windows?.history.at(-1)).toEqual({ start: '2026-11-02', end: '2026-11-09' });
});

test('an open action, or one closed at once, has nothing to compare', () => {
  expect(windowsOf(action({ state: 'open', closedOn: null }))).toBeNull();
  expect(windowsOf(action({ closedOn: '2026-11-16' }))).toBeNull();
});

test('a long wait is cut to 28 days', () => {
  expect(windowsOf(action({ closedOn: '2027-02-01' }))?.before.start).toBe('2027-01-04');
});

test('an action that could not be judged fairly is refused', () => {
  expect(() => checkAction(action())).not.toThrow();
  expect(() => checkAction(action({ openedOn: '2026-11-12' }))).toThrow('触发窗口');
  expect(() => checkAction(action({ windowDays: 3 }))).toThrow('至少 7 天');
});

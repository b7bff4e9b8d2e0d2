import { expect, test } from 'vitest';
import { readActions } from './read-actions.ts';
import { writeActions } from './write-actions.ts';

const action = {
  actionId: 'a1',
  productId: 'M1',
  productName: null,
  category: 'mismatch.color',
  cause: '=cmd|x',
  owner: '运营',
  openedOn: '2026-11-19',
  dueOn: '2026-11-26',
  expectedEffect: '少',
  direction: 'down' as const,
  triggerFrom: '2026-11-16',
  triggerTo: '2026-11-18',
  lagDays: 0,
  windowDays: 7,
  state: 'open' as const,
  closedOn: null,
  reportKind: 'week',
  reportPeriod: '2026-W47',
  grade: 2,
  raisedBy: '王',
  alertKey: null,
  slaVersion: '1',
  respondOn: null,
};

test('what is written can be read again, and nothing in it is a formula', () => {
  const steps = [{ step: 'solved' as const, person: '赵', note: '-换了"图",\n两次', at: new Date(0) }];
  const text = writeActions([action], new Map([['a1', steps]]));
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain("'=cmd|x");
  expect(readActions(text)).toEqual([{ row: 2, id: 'a1', stage: 'solved', note: '-换了"图",\n两次' }]);
});

import { expect, test } from 'vitest';
import { chooseReminders, reminderOf } from './remind.ts';
import type { PendingAction } from './remind-store.ts';

const action: PendingAction = {
  actionId: 'a',
  productId: 'M1',
  productName: '外套',
  cause: '主图偏色',
  owner: '运营·赵',
  step: 'submitted',
  respondOn: '2026-11-20',
  dueOn: '2026-11-26',
  robots: ['外套群'],
  told: [],
};
const webhook = { kind: 'wecom' as const, url: 'https://qyapi.weixin.qq.com/a' };
const robots = new Map([['外套群', webhook]]);
const rules = { daysBefore: 1, supervisor: '主管群', robots };

test.each([
  ['2026-11-20', 'submitted', null],
  ['2026-11-21', 'submitted', 'a@answer@2026-11-20'],
  ['2026-11-21', 'verified', null],
  ['2026-11-25', 'submitted', 'a@soon@2026-11-26'],
  ['2026-11-26', 'solved', 'a@soon@2026-11-26'],
  ['2026-12-24', 'submitted', 'a@late@2026-11-26'],
])('on %s an action that was %s asks for %s, and for nothing that it has missed', (today, step, key) => {
  expect(reminderOf({ ...action, step }, today, 1)?.key ?? null).toBe(key);
});

test('a group is told in one message, of each once, and 主管 of what is late', () => {
  const other = { ...action, actionId: 'b', dueOn: '2026-12-01', told: ['b@soon@2026-12-01 外套群'] };
  const told = chooseReminders([action, other, { ...other, actionId: 'c' }], rules, '2026-11-30');
  expect(told.map(({ recipient, keys }) => [recipient, keys])).toEqual([
    ['外套群', ['a@late@2026-11-26', 'c@soon@2026-12-01']],
    ['主管群', ['a@late@2026-11-26']],
  ]);
  expect(told[0]?.notice.text).toContain('1. 逾期 4 天(11-26 到期)|外套 M1 主图偏色|运营·赵|待核实');
});

test('without a group of its own an action goes to the webhook, and without that nowhere', () => {
  const homeless = [{ ...action, robots: ['没有的群'] }];
  const [told] = chooseReminders(homeless, { daysBefore: 1, robots, webhook }, '2026-11-26');
  expect(told?.recipient).toBe('webhook');
  expect(chooseReminders(homeless, { daysBefore: 1, robots }, '2026-11-26')).toEqual([]);
});

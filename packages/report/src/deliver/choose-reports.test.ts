import { addDays } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseReports, type Deliverable, type Delivered, revisionKey } from './choose-reports.ts';
import { roomFor } from './limits.ts';

const at = new Date('2026-11-16T08:07:00+08:00');
const week: Deliverable = {
  kind: 'week',
  scope: 'company',
  period: '2026-W46',
  revision: 2,
  end: '2026-11-16',
};
const lead = { name: '主管', channel: '群', reports: ['week'], scopes: ['company'] };
const delivered = (over: Partial<Delivered> = {}): Delivered => ({
  key: 'week/2026-W46@1',
  channel: '群',
  recipient: '主管',
  mayBeTried: false,
  state: 'sent',
  claimedOn: '2026-11-15',
  ...over,
});
const chosen = (told: Delivered[], one = week) => chooseReports([lead], [one], told, at);

test('a revision is due once; one that follows another is a correction, and waits for the next day', () => {
  expect(chosen([])[0]?.reports).toMatchObject([{ revision: 2, isCorrection: false }]);
  expect(chosen([delivered()])[0]?.reports).toMatchObject([{ revision: 2, isCorrection: true }]);
  expect(chosen([delivered({ claimedOn: '2026-11-16' })])).toEqual([]);
  expect(chosen([delivered({ key: revisionKey(week) })])).toEqual([]);
  expect(chosen([delivered({ key: revisionKey(week), state: 'pending', mayBeTried: true })])).toHaveLength(1);
});

test('what failed or was never sent is no reason to wait; what is being sent is', () => {
  for (const state of ['failed', 'pending'])
    expect(chosen([delivered({ state, claimedOn: '2026-11-16' })])[0]?.reports).toMatchObject([
      { isCorrection: false },
    ]);
  expect(chosen([delivered({ state: 'sending' })])).toEqual([]);
});

test('a report of a period that ended long ago is no news, and other people’s deliveries do not count', () => {
  const old = (days: number): Deliverable => ({ ...week, end: addDays('2026-11-16', -days) });
  expect(chosen([], old(10))).toHaveLength(1);
  expect(chosen([], old(11))).toEqual([]);
  expect(chosen([delivered({ recipient: '别人', key: revisionKey(week) })])).toHaveLength(1);
  expect(chosen([], { ...week, kind: 'quarter' })).toEqual([]);
});

test('whenever messages are sent, no minute and no second sees more than a robot takes', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 100, maxLength: 140 });
  const kinds = fc.constantFrom('dingtalk', 'wecom', 'feishu', 'email');
  fc.assert(
    fc.property(kinds, steps, (kind, gaps) => {
      const sentAt: Date[] = [];
      let now = at.getTime();
      for (const gap of gaps) {
        now += gap;
        if (roomFor(kind, { sentAt, blockedUntil: null }, new Date(now)) > 0) sentAt.push(new Date(now));
      }
      const most = (ms: number): number =>
        Math.max(
          0,
          ...sentAt.map(
            (one) => sentAt.filter((other) => other <= one && other.getTime() > one.getTime() - ms).length,
          ),
        );
      expect(most(60_000)).toBeLessThanOrEqual({ dingtalk: 20, wecom: 20, feishu: 100, email: 30 }[kind]);
      if (kind === 'feishu') expect(most(1000)).toBeLessThanOrEqual(5);
    }),
    // Shrinking a hundred sendings would take minutes.
    { endOnFailure: true },
  );
  expect(roomFor('wecom', { sentAt: [], blockedUntil: new Date(at.getTime() + 1) }, at)).toBe(0);
});

test('the report of a part goes to those who asked for it, under a name of its own', () => {
  const part: Deliverable = { ...week, scope: 'brand:禾棉@2', revision: 1 };
  const owner = { name: '禾棉负责人', channel: '群', reports: ['week'], scopes: ['brand:禾棉@2'] };
  expect(revisionKey(part)).toBe('week/2026-W46/brand:禾棉@2@1');
  const parcels = chooseReports([lead, owner], [week, part], [], at);
  expect(parcels.map(({ recipient, reports }) => [recipient, reports.map(({ scope }) => scope)])).toEqual([
    ['主管', ['company']],
    ['禾棉负责人', ['brand:禾棉@2']],
  ]);
});

import { expect, test } from 'vitest';
import { judgeService } from './judge-service.ts';

const now = new Date('2026-11-23T01:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const judge = (worker: Date | null, schedule: Date | null, waits = true, since?: Date) =>
  judgeService({ beats: { worker, schedule }, waits }, now, since);

test.each([
  ['both work', ago(1), ago(4), undefined],
  ['both are silent', ago(6), ago(60), '没有后台程序在运行'],
  ['neither was ever there', null, null, '没有后台程序在运行'],
  ['the schedule alone works', ago(6), ago(1), '没有处理程序在运行'],
  ['the worker alone works', ago(1), null, '没有计划程序在运行'],
])('%s', (_, worker, schedule, title) => {
  const told = judge(worker, schedule);
  if (title === undefined) expect(told).toBeUndefined();
  else expect(told?.title).toContain(title);
});

test('what was never there is given the first minutes to start', () => {
  expect(judge(null, null, true, ago(4))).toBeUndefined();
  expect(judge(null, null, true, ago(6))).toBeDefined();
});

test('it says what waits, what to do and when somebody last worked', () => {
  expect(judge(ago(7), ago(90))).toEqual({
    isUrgent: true,
    title: '没有后台程序在运行:新数据不会分类和汇总,预警、日报和周报都不会发出',
    text: '现在有内容在等待处理。请管理员在服务器上用 voc up 代替 voc serve(页面、处理和计划在一个进程里),或另外启动 voc worker 和 voc schedule。最后一次运行:2026-11-23 08:53。',
  });
  expect(judge(null, null, false)).toMatchObject({
    isUrgent: false,
    text: expect.stringMatching(/没有等待处理的内容.*还没有运行过/),
  });
});

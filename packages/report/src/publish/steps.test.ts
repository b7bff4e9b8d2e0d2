import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalOf, type Standing, type Step, type StepName, stateOf } from './steps.ts';

const at = new Date('2026-11-16T01:00:00Z');
const step = (name: StepName, person = '王主管', note: string | null = null): Step => ({
  step: name,
  person,
  note,
  at,
});
const standing = (over: Partial<Standing> = {}): Standing => ({
  level: 'review',
  steps: [],
  publishedRevision: null,
  revision: 1,
  ...over,
});

test('a draft is reviewed and then published by somebody else', () => {
  expect(refusalOf(step('published'), standing())).toContain('还没有审核');
  expect(refusalOf(step('reviewed'), standing())).toBeNull();
  const reviewed = standing({ steps: [step('reviewed')] });
  expect(refusalOf(step('reviewed', '李经理'), reviewed)).toContain('已审核');
  expect(refusalOf(step('published'), reviewed)).toContain('两个人');
  expect(refusalOf(step('published', '李经理'), reviewed)).toBeNull();
});

test('what was returned, with a reason, is a draft again', () => {
  expect(refusalOf(step('returned'), standing())).toContain('原因');
  expect(refusalOf(step('returned', '李经理', '京东缺一天'), standing())).toBeNull();
  const returned = standing({ steps: [step('reviewed'), step('returned', '李经理', '京东缺一天')] });
  expect(stateOf(returned.steps)).toBe('draft');
  expect(refusalOf(step('published', '李经理'), returned)).toContain('还没有审核');
});

test('with one level one person publishes; what is published stays, and no older revision follows it', () => {
  for (const level of ['none', 'publish'] as const)
    expect(refusalOf(step('published'), standing({ level }))).toBeNull();
  const published = standing({ level: 'publish', steps: [step('published')], publishedRevision: 1 });
  for (const name of ['reviewed', 'returned', 'published'] as const)
    expect(refusalOf(step(name, '李经理', '说明'), published)).toContain('不可更改');
  expect(refusalOf(step('published'), standing({ level: 'publish', publishedRevision: 2 }))).toContain(
    '第 2 版已发布',
  );
  expect(refusalOf(step('published', ' '), standing({ level: 'publish' }))).toContain('姓名');
});

test('whatever is tried in whatever order, at two levels nothing is published that another person has not reviewed', () => {
  const tried = fc.array(
    fc.record({
      step: fc.constantFrom<StepName>('reviewed', 'returned', 'published'),
      person: fc.constantFrom('甲', '乙', '丙'),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(tried, (wishes) => {
      const steps: Step[] = [];
      for (const wish of wishes) {
        const wanted = { ...wish, note: '说明', at };
        if (refusalOf(wanted, standing({ steps })) === null) steps.push(wanted);
      }
      const published = steps.filter((one) => one.step === 'published');
      expect(published.length).toBeLessThanOrEqual(1);
      if (published[0] === undefined) return;
      expect(steps.at(-1)).toBe(published[0]);
      const before = steps.at(-2);
      expect(before?.step).toBe('reviewed');
      expect(before?.person).not.toBe(published[0].person);
    }),
  );
});

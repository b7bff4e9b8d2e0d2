import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ActionStepName,
  actionStageOf,
  actionStepsTo,
  nextActionSteps,
  refusalOfStep,
} from './action-steps.ts';
import { Deadlines, deadlineOf } from './deadlines.ts';

const names: ActionStepName[] = [
  'submitted',
  'verified',
  'declined',
  'solved',
  'returned',
  'confirmed',
  'closed',
];
/** The steps of the wanted ones that were let pass. */
function walk(wanted: readonly ActionStepName[]): ActionStepName[] {
  const taken: ActionStepName[] = [];
  for (const step of wanted) {
    const steps = taken.map((one) => ({ step: one }));
    if (refusalOfStep({ step, note: '说明' }, steps) === null) taken.push(step);
  }
  return taken;
}

test('an action goes through every stage in order, and back when it was not really solved', () => {
  const way: ActionStepName[] = ['verified', 'solved', 'returned', 'solved', 'confirmed', 'closed'];
  expect(walk(way)).toEqual(way);
  expect(actionStageOf([{ step: 'verified' }, { step: 'solved' }, { step: 'returned' }])).toBe('verified');
});

test('to decline, to solve and to return need words', () => {
  expect(refusalOfStep({ step: 'declined', note: ' ' }, [])).toContain('原因');
  expect(refusalOfStep({ step: 'verified', note: null }, [])).toBeNull();
  expect(refusalOfStep({ step: 'solved', note: null }, [{ step: 'verified' }])).toContain('做了什么');
});

test('whatever is tried in whatever order, nothing is closed that was not solved and confirmed, and an end is an end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 20 }), (wanted) => {
      const taken = walk(wanted);
      const closed = taken.indexOf('closed');
      const declined = taken.indexOf('declined');
      if (closed >= 0) {
        expect(taken.slice(closed - 2, closed)).toEqual(['solved', 'confirmed']);
        expect(taken).toHaveLength(closed + 1);
      }
      if (declined >= 0) expect(taken).toHaveLength(declined + 1);
      const stage = actionStageOf(taken.map((step) => ({ step })));
      if (stage === 'closed' || stage === 'declined') expect(nextActionSteps(stage)).toEqual([]);
    }),
  );
});

test('deadlines are those of the version that holds on the day of opening', () => {
  const of = (version: string, from: string, dueDays: number) => {
    const days = { respondDays: 1, dueDays };
    return { version, from, grades: { 1: days, 2: days, 3: days }, lagDays: 3, windowDays: 14 };
  };
  const both = Deadlines.parse({
    source: '',
    versions: [of('2', '2026-12-01', 5), of('1', '2026-01-01', 7)],
  });
  expect(deadlineOf(both, 2, '2026-11-28')).toMatchObject({ version: '1', dueOn: '2026-12-05' });
  expect(deadlineOf(both, 1, '2026-12-01')).toMatchObject({ version: '2', dueOn: '2026-12-06' });
  expect(deadlineOf(both, 1, '2025-12-01').version).toBe('1');
});

test('from a stage to another the fewest steps are taken, and none out of an end', () => {
  expect(actionStepsTo('submitted', 'closed')).toEqual(['verified', 'solved', 'confirmed', 'closed']);
  expect(actionStepsTo('solved', 'verified')).toEqual(['returned']);
  expect(actionStepsTo('verified', 'verified')).toEqual([]);
  expect(actionStepsTo('closed', 'verified')).toBeNull();
  expect(actionStepsTo('verified', 'submitted')).toBeNull();
});

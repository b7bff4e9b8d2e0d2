export { type Action, checkAction, type EffectWindows, windowsOf } from './action.ts';
export {
  type ActionStage,
  type ActionStep,
  type ActionStepName,
  actionStageOf,
  actionStepsTo,
  nextActionSteps,
  refusalOfStep,
} from './action-steps.ts';
export { closeAction, readActions, recordAction } from './action-store.ts';
export { type Deadline, Deadlines, deadlineOf } from './deadlines.ts';
export { openAction, type RaisedAction } from './open-action-store.ts';
export { readActionSteps, takeActionStep } from './step-store.ts';
export { testEffect } from './test-effect.ts';
export type { Counted, Effect, EffectInput, Verdict } from './types.ts';

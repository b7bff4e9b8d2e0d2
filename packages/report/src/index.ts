export * from './alerts/index.ts';
export * from './bi/index.ts';
export { ModelError } from './classifier-error/index.ts';
export * from './compose/index.ts';
export * from './deliver/index.ts';
export {
  type Action,
  type ActionStage,
  type ActionStep,
  type ActionStepName,
  actionStageOf,
  actionStepsTo,
  closeAction,
  Deadlines,
  deadlineOf,
  nextActionSteps,
  openAction,
  readActionSteps,
  readActions,
  recordAction,
  refusalOfStep,
  takeActionStep,
} from './effect/index.ts';
export * from './erase/index.ts';
export * from './explain/index.ts';
export * from './exposure/index.ts';
export * from './lists/index.ts';
export * from './publish/index.ts';
export * from './render/index.ts';
export * from './rollup/index.ts';
export * from './stats/index.ts';
export * from './themes/index.ts';
export { thousands } from './thousands.ts';
export * from './wall/index.ts';

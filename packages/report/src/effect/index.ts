export { type Action, checkAction, type EffectWindows, windowsOf } from './action.ts';
export { closeAction, readActions, recordAction } from './action-store.ts';
export { testEffect } from './test-effect.ts';
export type { Counted, Effect, EffectInput, Verdict } from './types.ts';

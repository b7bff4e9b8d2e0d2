export { testEffect } from './test-effect.ts';
export type { Counted, Effect, EffectInput, Verdict } from './types.ts';

export { itemsAtRisk } from './at-risk.ts';
export type { Delay } from './delay.ts';
export { type Delays, readDelays } from './delay-store.ts';
export { type AtRisk, readAtRisk } from './exposure-store.ts';
export { learnDelays } from './learn-delays.ts';

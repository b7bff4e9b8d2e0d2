export { itemsAtRisk } from './at-risk.ts';
export { readDelays } from './delay-store.ts';
export { readAtRisk } from './exposure-store.ts';

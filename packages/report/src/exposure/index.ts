export { itemsAtRisk } from './at-risk.ts';
export { readDailySold } from './daily-store.ts';
export { readDelays } from './delay-store.ts';
export { atRiskIn } from './sold-in-spans.ts';

export { adjustPValues } from './stats/adjust-p-values.ts';

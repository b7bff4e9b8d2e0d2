export { type Explainable, type ExplainOptions, explainNumber, readNumbers } from './explain-store.ts';
export type { CountedRow, Explanation, ReportNumber, Verbatim } from './types.ts';
export { walkNumbers } from './walk-numbers.ts';

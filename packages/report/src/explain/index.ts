export { type Explainable, explainNumber, readNumbers } from './explain-store.ts';
export type { CountedRow, Explanation, ReportNumber, Verbatim } from './types.ts';

export { type Clause, splitClauses } from './clauses.ts';
export { findEvidence, type LayWeights, type Quotable, quotables } from './find-evidence.ts';
export { maxQuote, quote } from './quote.ts';
export { quoteAround } from './quote-hit.ts';

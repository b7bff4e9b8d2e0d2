export { type Clause, splitClauses } from './clauses.ts';
export { type Found, findEvidence, type LayWeights, type Speech } from './find-evidence.ts';
export { type Quotable, quotables } from './quotables.ts';
export { maxQuote, quote } from './quote.ts';
export { quoteAround } from './quote-hit.ts';
export { type Turns, turnsOf } from './turns-of.ts';
export { type Wording, wordingOf } from './word-units.ts';

export { answerColumns, toRow } from './row.ts';
export { packRows, type RowBlock, rowAt } from './row-block.ts';
export { type RowClassifier, rowClassifierOf, type Words } from './row-classifier.ts';

export { CodeClass, codeTable } from './code-table.ts';
export { createJieba, dictionariesOf } from './jieba.ts';
export { type NormalText, normalise } from './normalise.ts';
export { normaliseNoisy } from './normalise-noisy.ts';
export { openSegmenter } from './open-segmenter.ts';
export { type Cuttable, type Segmenter, segmenterOf, tokensOf } from './segmenter.ts';

export { CodeClass, codeTable } from './code-table.ts';
export { createJieba, dictionariesOf } from './jieba.ts';
export { type NormalText, normalise } from './normalise.ts';
export { normaliseNoisy } from './normalise-noisy.ts';
export { endsOf, oneByOne, type Segmenter, tokensOf } from './segmenter.ts';

export { type Lexicon, loadLexicon, type TableName } from './load-lexicon.ts';

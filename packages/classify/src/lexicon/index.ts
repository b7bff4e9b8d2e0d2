export { type Lexicon, loadLexicon, type TableName, userDictionaryOf } from './load-lexicon.ts';

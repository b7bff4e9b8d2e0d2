export { buildPatterns, type Patterns } from './build-patterns.ts';
export { findHits, type Hit } from './find-hits.ts';
export { PhraseFinder } from './phrase-finder.ts';
export { Trie } from './trie.ts';

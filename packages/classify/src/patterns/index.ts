export { buildPatterns, findHits, type Hit, type Patterns } from './find-hits.ts';
export { PhraseFinder } from './phrase-finder.ts';

export { findPraises } from './find-praises.ts';
export { findTopics } from './find-topics.ts';
export { findWishes } from './find-wishes.ts';
export { isUnresolved } from './is-unresolved.ts';

export { type Blame, blameDimensions, type Dimension } from './blame-dimension.ts';
export { type DistinctiveWord, findDistinctiveWords, type Saying } from './find-distinctive-words.ts';
export { findReversal, type Reversal } from './find-reversal.ts';
export { fitSpread } from './fit-spread.ts';
export { sameRateP, splitChange } from './split-change.ts';
export { type CountSplit, splitCount } from './split-count.ts';
export type { ChangeSplit, Member, OwnPart } from './types.ts';

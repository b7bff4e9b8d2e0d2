export { type FoundLines, RedLineFinder } from './find-red-lines.ts';
export { findTold } from './find-told.ts';
export { gateSize, pairOf, unitsFrom, weighPairs } from './gate.ts';
export { type Half, type RedLineItem, readRedLineSet } from './labelled-set.ts';
export { type HalfScore, type RedLineScore, scoreRedLines } from './score-set.ts';
export { startsOf, WindowFeatures } from './window-features.ts';
export { WindowScorer } from './window-scorer.ts';
export { type Window, windowsOf } from './windows.ts';
export { WordClasses } from './word-classes.ts';

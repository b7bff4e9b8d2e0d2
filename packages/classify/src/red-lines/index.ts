export { RedLineFinder } from './find-red-lines.ts';
export { type Half, type RedLineItem, readRedLineSet } from './labelled-set.ts';
export { type HalfScore, type RedLineScore, scoreRedLines } from './score-set.ts';

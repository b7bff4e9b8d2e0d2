export { floatsOf, type NetWeights, netFiles, readNet } from './net-file.ts';
export { NetScorer } from './net-scorer.ts';
export { type NetWord, netWords } from './net-words.ts';

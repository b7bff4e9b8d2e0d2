export { floatsOf, type NetMeta, type NetWeights, netFiles, readNet } from './net-file.ts';
export { NetScorer } from './net-scorer.ts';
export { type NetWord, netWords, type Reading, readings } from './net-words.ts';
export { toPairs, toWords } from './split-part.ts';

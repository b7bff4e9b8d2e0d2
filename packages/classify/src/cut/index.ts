export { loadChainModel } from './chain-model.ts';
export { Cutter } from './cutter.ts';
export { loadDictionary } from './dictionary.ts';

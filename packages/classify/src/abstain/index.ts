export { certaintyOf } from './certainty.ts';
export { countedOf } from './counted.ts';
export { AbstentionSetting } from './setting.ts';

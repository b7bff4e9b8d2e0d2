export { createRuleClassifier } from './classify-by-rules.ts';

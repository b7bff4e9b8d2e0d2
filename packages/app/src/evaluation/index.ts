export { describeEvaluation, type Evaluation } from './describe-evaluation.ts';
export { renderEvaluation } from './render-evaluation.ts';

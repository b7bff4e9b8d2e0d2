export { type Classifier, type ClassifierParts, createClassifier } from './create-classifier.ts';
export { createProbe, type Probe, type Probed } from './create-probe.ts';
export { ItemScorer } from './item-scorer.ts';

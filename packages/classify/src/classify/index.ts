export { type Classifier, type ClassifierParts, createClassifier } from './create-classifier.ts';

import { readFileSync } from 'node:fs';
import {
  checkEvidence,
  createClassifier,
  createProbe,
  createRandom,
  type EvidenceScore,
  readOnlyModel,
} from '@voc/classify';
import { ClassifyInput } from '@voc/core';
import { loadLanguage, type ModelChoice, modelFolder } from '../seeds.ts';

/** Classifies a file of items and checks the evidence of every label by deletion; the stretches compared with are drawn with a fixed seed. */
export function benchEvidence(path: string, { fastModel }: ModelChoice): EvidenceScore {
  const lines = readFileSync(path, 'utf8').split('\n');
  const items = lines.filter((line) => line !== '').map((line) => ClassifyInput.parse(JSON.parse(line)));
  const parts = { ...loadLanguage(), model: readOnlyModel(modelFolder, fastModel) };
  const answers = createClassifier(parts).classifyMany(items);
  return checkEvidence(items, answers, createProbe(parts), createRandom(1));
}

import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  checkEvidence,
  createClassifier,
  createProbe,
  createRandom,
  type EvidenceScore,
  readOnlyModel,
} from '@voc/classify';
import { ClassifyInput } from '@voc/core';
import type { ModelChoice } from '../models/current-model.ts';
import { loadLanguage, modelFolder } from '../seeds.ts';
import { composeSheet } from './compose-sheet.ts';
import { drawLabels } from './draw-labels.ts';
import { countVerdicts, readVerdicts, type VerdictCount, type Verdicts } from './verdicts.ts';

/** What is judged by a person: so many labels, drawn by the seed. */
export interface EvidenceSample {
  count: number;
  seed: number;
  /** File to write the sample to, with the items' words beside it. */
  sheet: string | undefined;
  /** File of verdicts to read. */
  verdicts: string | undefined;
}

/**
 * Classifies a file of items and checks the evidence of every label by deletion; the stretches compared with are drawn with
 * a fixed seed. Of a sample it tells how a person judged it, and writes the sheet to judge it on.
 */
export function benchEvidence(
  path: string,
  { fastModel }: ModelChoice,
  sample: EvidenceSample,
): EvidenceScore & { reason?: VerdictCount } {
  const lines = readFileSync(path, 'utf8').split('\n');
  const items = lines.filter((line) => line !== '').map((line) => ClassifyInput.parse(JSON.parse(line)));
  const parts = { ...loadLanguage(), model: readOnlyModel(modelFolder, fastModel) };
  const answers = createClassifier(parts).classifyMany(items);
  const drawn = drawLabels(items, answers, sample);
  const { sheet, verdicts: file } = sample;
  const verdicts: Verdicts =
    file === undefined ? new Map() : readVerdicts(readFileSync(file, 'utf8'), basename(file));
  if (sheet !== undefined) writeFileSync(sheet, composeSheet(drawn, verdicts));
  const score = checkEvidence(items, answers, createProbe(parts), createRandom(1));
  return file === undefined ? score : { ...score, reason: countVerdicts(drawn, verdicts) };
}

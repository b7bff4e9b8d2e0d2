import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ModelError } from '@voc/report';
import { learnedModels } from './models/current-model.ts';
import { readJson } from './read-json.ts';
import { modelFolder } from './seeds.ts';

/**
 * Measured errors of a model version, written by `voc eval --errors`, for a learned one those of the model it started from;
 * undefined where nobody has measured it.
 */
export function readModelError(modelVersion: string, home?: string): ModelError | undefined {
  const folders = home === undefined ? [modelFolder] : [modelFolder, learnedModels({ home })];
  const path = folders
    .map((folder) => join(folder, modelVersion, 'errors.json'))
    .find((file) => existsSync(file));
  return path === undefined
    ? undefined
    : readJson(path, ModelError, '{modelVersion, items, betweenSources, categories}');
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ModelError } from '@voc/report';
import { readJson } from './read-json.ts';
import { modelFolder } from './seeds.ts';

/** Measured errors of a model version, written by `voc eval --errors`; undefined where nobody has measured it. */
export function readModelError(modelVersion: string): ModelError | undefined {
  const path = join(modelFolder, modelVersion, 'errors.json');
  return existsSync(path)
    ? readJson(path, ModelError, '{modelVersion, items, betweenSources, categories}')
    : undefined;
}

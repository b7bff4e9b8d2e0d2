import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { FatalError } from '@voc/core';
import { readMixed, readMixedVersion, writeMixed } from './mixed-model.ts';
import { type Model, ModelMeta } from './model.ts';
import { readRedLineModel, writeRedLineModel } from './red-line-model.ts';
import { decodeWeights, encodeWeights } from './weight-bytes.ts';

/** Version of a model from its content: weights and decision. */
export function versionOf(weights: Buffer, decision: unknown): string {
  const hash = createHash('sha256').update(weights).update(JSON.stringify(decision)).digest('hex');
  return `linear-1-${hash.slice(0, 8)}`;
}

/** The version that answers carry: that of the mixture where there is a net. */
export const effectiveVersion = ({ meta, mixed }: Pick<Model, 'meta' | 'mixed'>): string =>
  mixed?.meta.modelVersion ?? meta.modelVersion;

/** Writes `model.bin`, `model.json` and the card into `dir/<version>`, all but the net itself; returns that folder. */
export function writeModel(dir: string, model: Model, card: string): string {
  const folder = join(dir, effectiveVersion(model));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.bin'), gzipSync(encodeWeights(model.weights), { level: 9 }));
  writeFileSync(join(folder, 'model.json'), `${JSON.stringify(model.meta, null, 1)}\n`);
  writeFileSync(join(folder, 'MODEL_CARD.md'), card);
  if (model.redLines) writeRedLineModel(folder, model.redLines);
  if (model.mixed) writeMixed(folder, model.mixed.meta);
  return folder;
}

/** Reads one model folder; `fast` is the linear model alone. */
export function readModel(folder: string, fast = false): Model {
  const meta = ModelMeta.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')));
  return {
    meta,
    weights: decodeWeights(gunzipSync(readFileSync(join(folder, 'model.bin')))),
    redLines: readRedLineModel(folder),
    mixed: fast ? undefined : readMixed(folder),
  };
}

const isModel = (dir: string): boolean => existsSync(join(dir, 'model.json'));

/** The folder of the one model in `dir`, or `dir` itself where it is a model's; FatalError when there is none or several. */
export function onlyFolder(dir: string): string {
  if (isModel(dir)) return dir;
  const found = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const [first, ...others] = found;
  if (!first || others.length > 0)
    throw new FatalError(`${dir} must hold exactly one model folder, it holds ${found.length}`);
  return join(dir, first.name);
}

/** The one model in `dir` (`seeds/model`), or the model that `dir` is; FatalError when there is none or several. */
export const readOnlyModel = (dir: string, fast = false): Model => readModel(onlyFolder(dir), fast);

/** Version of that model, without its weights; `fast` is the linear model alone. */
export function readModelVersion(dir: string, fast = false): string {
  const folder = onlyFolder(dir);
  const mixed = fast ? undefined : readMixedVersion(folder);
  return mixed ?? ModelMeta.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))).modelVersion;
}

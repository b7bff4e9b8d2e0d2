import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { FatalError } from '@voc/core';
import { type Model, ModelMeta, type WeightRows } from './model.ts';

/** Weights as bytes: bucket deltas as varints, cells per row, classes, weights. */
export function encodeWeights(weights: WeightRows): Buffer {
  const rows = weights.bucket.length;
  const deltas: number[] = [];
  let before = 0;
  for (const bucket of weights.bucket) {
    let delta = bucket - before;
    before = bucket;
    while (delta > 127) {
      deltas.push((delta & 127) | 128);
      delta >>>= 7;
    }
    deltas.push(delta);
  }
  const counts = Uint8Array.from(
    { length: rows },
    (_, r) => (weights.rowStart[r + 1] ?? 0) - (weights.rowStart[r] ?? 0),
  );
  const head = Buffer.alloc(12);
  head.writeUInt32LE(rows, 0);
  head.writeUInt32LE(deltas.length, 4);
  head.writeUInt32LE(weights.cls.length, 8);
  return Buffer.concat([head, Uint8Array.from(deltas), counts, weights.cls, new Uint8Array(weights.weight)]);
}

/** Reverse of `encodeWeights`; FatalError when the bytes do not add up. */
export function decodeWeights(bytes: Buffer): WeightRows {
  const rows = bytes.readUInt32LE(0);
  const deltaBytes = bytes.readUInt32LE(4);
  const cells = bytes.readUInt32LE(8);
  const countsAt = 12 + deltaBytes;
  const clsAt = countsAt + rows;
  if (bytes.length !== clsAt + 2 * cells)
    throw new FatalError('model.bin is damaged: its length does not fit');
  const bucket = new Int32Array(rows);
  const rowStart = new Uint32Array(rows + 1);
  let at = 12;
  let before = 0;
  for (let r = 0; r < rows; r++) {
    let shift = 0;
    let delta = 0;
    let byte = bytes[at++] ?? 0;
    while (byte > 127) {
      delta |= (byte & 127) << shift;
      shift += 7;
      byte = bytes[at++] ?? 0;
    }
    before += delta | (byte << shift);
    bucket[r] = before;
    rowStart[r + 1] = (rowStart[r] ?? 0) + (bytes[countsAt + r] ?? 0);
  }
  const cls = new Uint8Array(bytes.subarray(clsAt, clsAt + cells));
  const weight = Int8Array.from(bytes.subarray(clsAt + cells), (byte) => (byte << 24) >> 24);
  return { bucket, rowStart, cls, weight };
}

/** Version of a model from its content: weights and decision. */
export function versionOf(weights: Buffer, decision: unknown): string {
  const hash = createHash('sha256').update(weights).update(JSON.stringify(decision)).digest('hex');
  return `linear-1-${hash.slice(0, 8)}`;
}

/** Writes `model.bin`, `model.json` and the card into `dir/<modelVersion>`; returns that folder. */
export function writeModel(dir: string, model: Model, card: string): string {
  const folder = join(dir, model.meta.modelVersion);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.bin'), gzipSync(encodeWeights(model.weights), { level: 9 }));
  writeFileSync(join(folder, 'model.json'), `${JSON.stringify(model.meta, null, 1)}\n`);
  writeFileSync(join(folder, 'MODEL_CARD.md'), card);
  return folder;
}

/** Reads one model folder. */
export function readModel(folder: string): Model {
  const meta = ModelMeta.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')));
  return { meta, weights: decodeWeights(gunzipSync(readFileSync(join(folder, 'model.bin')))) };
}

function onlyFolder(dir: string): string {
  const found = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const [first, ...others] = found;
  if (!first || others.length > 0)
    throw new FatalError(`${dir} must hold exactly one model folder, it holds ${found.length}`);
  return join(dir, first.name);
}

/** The one model in `dir` (`seeds/model`); FatalError when there is none or several. */
export const readOnlyModel = (dir: string): Model => readModel(onlyFolder(dir));

/** Version of that model, without its weights. */
export const readModelVersion = (dir: string): string =>
  ModelMeta.parse(JSON.parse(readFileSync(join(onlyFolder(dir), 'model.json'), 'utf8'))).modelVersion;

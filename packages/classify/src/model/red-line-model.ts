import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { RedLineKind } from '@voc/core';
import { z } from 'zod';
import type { WeightRows } from './model.ts';
import { decodeWeights, encodeWeights, signedBytes } from './weight-bytes.ts';

/** Numbers of pairs of units; the gate's table holds them and, behind them, single units. */
export const pairCount = 1 << 16;
const gateSize = pairCount + 0x10000;

/** Threshold of a kind that is never told by the scorer alone. */
export const neverTold = 99;

/** `red-lines.json`: everything about the scorer of red lines but its weights. */
export const RedLineMeta = z.object({
  format: z.literal(1),
  kinds: z.array(RedLineKind),
  scale: z.array(z.number()),
  bias: z.array(z.number()),
  /** Logit above which a kind is told, one a kind. */
  thresholds: z.array(z.number()),
  /** What the pairs of units of a window must weigh for it to be scored at all. */
  gate: z.number(),
  trainedOn: z.object({ written: z.number(), real: z.number() }),
  trainingDataHash: z.string(),
  rows: z.number(),
});
export type RedLineMeta = z.infer<typeof RedLineMeta>;

/** The trained scorer of red lines. */
export interface RedLineModel {
  meta: RedLineMeta;
  weights: WeightRows;
  /** Weight of each pair of units for the gate, and of each unit. */
  pairs: Int8Array;
}

const metaFile = 'red-lines.json';
const weightFile = 'red-lines.bin';

/** Writes the scorer beside the model of a folder. */
export function writeRedLineModel(folder: string, { meta, weights, pairs }: RedLineModel): void {
  const bytes = Buffer.concat([
    Buffer.from(pairs.buffer, pairs.byteOffset, pairs.length),
    encodeWeights(weights),
  ]);
  writeFileSync(join(folder, weightFile), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(folder, metaFile), `${JSON.stringify(meta, null, 1)}\n`);
}

/** Reads the scorer of a model's folder; undefined where there is none. */
export function readRedLineModel(folder: string): RedLineModel | undefined {
  if (!existsSync(join(folder, metaFile))) return undefined;
  const meta = RedLineMeta.parse(JSON.parse(readFileSync(join(folder, metaFile), 'utf8')));
  const bytes = gunzipSync(readFileSync(join(folder, weightFile)));
  const weights = decodeWeights(bytes.subarray(gateSize));
  return { meta, weights, pairs: signedBytes(bytes, 0, gateSize) };
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type NetWeights, readNet } from '../net/index.ts';
import { Calibration } from './calibrate.ts';
import { Decision } from './model.ts';

/** `mixed.json`: how the scores of linear model and net are put together, and what is decided by them. */
export const MixedMeta = z.object({
  format: z.literal(1),
  modelVersion: z.string(),
  /** Of the net in the score of a class; the linear model has the rest, and all of it where the net has no such class. */
  share: z.number(),
  decision: Decision,
  calibration: Calibration,
});
export type MixedMeta = z.infer<typeof MixedMeta>;

/** The net beside the linear model, and how both are mixed. */
export interface MixedModel {
  meta: MixedMeta;
  net: NetWeights;
}

const metaFile = 'mixed.json';

function readMeta(folder: string): MixedMeta | undefined {
  const file = join(folder, metaFile);
  return existsSync(file) ? MixedMeta.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Version of the mixture in a model's folder; undefined where there is none. */
export const readMixedVersion = (folder: string): string | undefined => readMeta(folder)?.modelVersion;

/** Reads what a model's folder holds beside the linear model; undefined where there is no net. */
export function readMixed(folder: string): MixedModel | undefined {
  const meta = readMeta(folder);
  const net = meta && readNet(folder);
  return net && { net, meta };
}

/** Writes how both are mixed; whoever calls copies the net. */
export function writeMixed(folder: string, meta: MixedMeta): void {
  writeFileSync(join(folder, metaFile), `${JSON.stringify(meta, null, 1)}\n`);
}

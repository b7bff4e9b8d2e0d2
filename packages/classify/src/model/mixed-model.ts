import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError } from '@voc/core';
import { z } from 'zod';
import { type NetMeta, type NetWeights, netFiles, type Reading, readings, readNet } from '../net/index.ts';
import { Calibration } from './calibrate.ts';
import { Decision } from './model.ts';
import { Shifts } from './shifts.ts';

/** `mixed.json`: how the scores of linear model and nets are put together, and what is decided by them. */
export const MixedMeta = z.object({
  format: z.literal(2),
  modelVersion: z.string(),
  /** Share of each net in the score of a class; the linear model has the rest, and that of a net without such a class. */
  nets: z.array(z.object({ reads: z.enum(readings), share: z.number() })).min(1),
  decision: Decision,
  calibration: Calibration,
  shifts: Shifts.optional(),
});
export type MixedMeta = z.infer<typeof MixedMeta>;

/** The nets beside the linear model, in the order of `meta.nets`, and how they are mixed. */
export interface MixedModel {
  meta: MixedMeta;
  nets: readonly NetWeights[];
}

/** Version of a mixture from its content: the linear model, the nets, and how they are mixed. */
export function mixedVersionOf(
  linearVersion: string,
  metas: readonly NetMeta[],
  { nets, decision, calibration, shifts }: Pick<MixedMeta, 'nets' | 'decision' | 'calibration' | 'shifts'>,
): string {
  const hash = createHash('sha256').update(linearVersion);
  for (const meta of metas) hash.update(JSON.stringify(meta));
  hash.update(JSON.stringify([nets, decision, calibration, ...(shifts ? [shifts] : [])]));
  return `mixed-2-${hash.digest('hex').slice(0, 8)}`;
}

const metaFile = 'mixed.json';

function readMeta(folder: string): MixedMeta | undefined {
  const file = join(folder, metaFile);
  return existsSync(file) ? MixedMeta.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Version of the mixture in a model's folder; undefined where there is none. */
export const readMixedVersion = (folder: string): string | undefined => readMeta(folder)?.modelVersion;

function neededNet(folder: string, reads: Reading): NetWeights {
  const net = readNet(folder, reads);
  if (!net) throw new FatalError(`${folder} must hold ${netFiles(reads).join(' and ')}`);
  return net;
}

/** Reads what a model's folder holds beside the linear model; undefined where there is no net. */
export function readMixed(folder: string): MixedModel | undefined {
  const meta = readMeta(folder);
  return meta && { meta, nets: meta.nets.map(({ reads }) => neededNet(folder, reads)) };
}

/** Writes how they are mixed; whoever calls copies the nets. */
export function writeMixed(folder: string, meta: MixedMeta): void {
  writeFileSync(join(folder, metaFile), `${JSON.stringify(meta, null, 1)}\n`);
}

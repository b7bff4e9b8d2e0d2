import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError } from '@voc/core';
import { type MixedMeta, mixScores, netClassesOf } from '../model/index.ts';
import { floatsOf, type NetWeights, readNet } from '../net/index.ts';
import { calibrateHeldOut } from './calibrate-held-out.ts';
import { type HeldOut, tuneDecision } from './tune.ts';

/** Of the net in the mixture: the best of five shares on the held-out items (docs/model.md). */
const share = 0.5;

/** A net that was trained beforehand, with its scores of labelled items that it was not fitted on. */
export interface TrainedNet {
  folder: string;
  net: NetWeights;
  /** Labelled items by classes of the net. */
  scores: Float32Array;
}

/** Reads a net with `held-out.f32`; FatalError where one is missing or the scores are not those of `labelled` items. */
export function readTrainedNet(folder: string, labelled: number): TrainedNet {
  const net = readNet(folder);
  const file = join(folder, 'held-out.f32');
  if (!net || !existsSync(file))
    throw new FatalError(`${folder} must hold net.json, net.bin and held-out.f32`);
  const scores = floatsOf(readFileSync(file));
  if (scores.length !== labelled * net.meta.classes.length)
    throw new FatalError(`${file} holds scores of other items than those of the label file`);
  return { folder, net, scores };
}

/** The scores of both, mixed as the classifier mixes them. */
function mix(linear: HeldOut, { net, scores }: TrainedNet): HeldOut {
  const { classes } = linear;
  const netClass = netClassesOf(classes, net.meta.classes);
  const mixed = linear.scores.slice();
  for (let row = 0; row < linear.rows; row++)
    mixScores(mixed, row * classes.length, scores, row * net.meta.classes.length, { netClass, share });
  return { ...linear, scores: mixed };
}

/** Decision rule and calibration of the mixture, from items that neither was fitted on. */
export function tuneMixed(linear: HeldOut, trained: TrainedNet, linearVersion: string): MixedMeta {
  const held = mix(linear, trained);
  const decision = tuneDecision(held);
  const calibration = calibrateHeldOut(held, decision);
  const hash = createHash('sha256').update(linearVersion).update(JSON.stringify(trained.net.meta));
  hash.update(JSON.stringify([share, decision, calibration]));
  return {
    format: 1,
    modelVersion: `mixed-1-${hash.digest('hex').slice(0, 8)}`,
    share,
    decision,
    calibration,
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError } from '@voc/core';
import { floatsOf, type NetWeights, netFiles, type Reading, readings, readNet } from '../net/index.ts';

/** A net that was trained beforehand, with its scores of labelled items that it was not fitted on. */
export interface TrainedNet {
  reads: Reading;
  net: NetWeights;
  /** Labelled items by classes of the net. */
  scores: Float32Array;
  /** Labelled items by leaves: what each leaf being the primary one scores. */
  primary: Float32Array;
}

/** Nets of one folder, in the order of `readings`. */
export interface TrainedNets {
  folder: string;
  nets: readonly TrainedNet[];
}

function readScores(file: string, count: number): Float32Array {
  if (!existsSync(file)) throw new FatalError(`${file} is missing beside the nets`);
  const scores = floatsOf(readFileSync(file));
  if (scores.length !== count)
    throw new FatalError(`${file} holds scores of other items than those of the label file`);
  return scores;
}

function readOne(folder: string, reads: Reading, labelled: number): TrainedNet[] {
  const net = readNet(folder, reads);
  if (!net) return [];
  const { classes, leaves } = net.meta;
  const scores = readScores(join(folder, `held-out-${reads}.f32`), labelled * classes.length);
  const primary = readScores(join(folder, `held-out-primary-${reads}.f32`), labelled * leaves);
  return [{ reads, net, scores, primary }];
}

/** Reads the nets of a folder; FatalError where there is none, or its scores are not those of `labelled` items. */
export function readTrainedNets(folder: string, labelled: number): TrainedNets {
  const nets = readings.flatMap((reads) => readOne(folder, reads, labelled));
  if (nets.length === 0)
    throw new FatalError(`${folder} must hold ${readings.map((reads) => netFiles(reads)[0]).join(' or ')}`);
  return { folder, nets };
}

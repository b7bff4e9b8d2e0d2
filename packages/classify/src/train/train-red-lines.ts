import { createHash } from 'node:crypto';
import { RedLineKind } from '@voc/core';
import {
  type FitOptions,
  fit,
  indexFeatures,
  prune,
  quantise,
  scoreRows,
  toSparseRows,
} from '../fit/index.ts';
import { neverTold, type RedLineModel } from '../model/index.ts';
import type { WordClasses } from '../red-lines/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { fitGate } from './fit-gate.ts';
import { readWindows, type ToldItem, type WindowRow } from './red-line-windows.ts';

export const redLineOptions: FitOptions & { minRows: number; floor: number } = {
  epochs: 12,
  rate: 1,
  l2: 0,
  seed: 1,
  minRows: 2,
  floor: 0.25,
};

/** What the units of a window must weigh: most ordinary windows weigh less, and few that tell of a red line. */
const gate = 0;
/**
 * Logit above which a kind is told. A card wakes somebody: shoes that rub read like injuries and wrong sizes like wrong
 * prices, so these have to be surer. Whoever threatens to go to an authority names one, and the phrases find that by
 * themselves.
 */
const thresholds: Readonly<Record<RedLineKind, number>> = {
  'safety.hazard': 0.5,
  'safety.injury': 1,
  'trade.privacy': 0,
  'price.wrong': 0.5,
  regulator: neverTold,
};
const kinds = RedLineKind.options;

interface Fitted {
  model: Pick<RedLineModel, 'weights'> & { scale: number[]; bias: number[] };
  scores: Float64Array;
}

/** Fits one regression a kind; `targets` is a table of windows by kinds. */
function fitWindows(windows: readonly WindowRow[], all: readonly WindowRow[], targets: Uint8Array): Fitted {
  const rows = windows.map(({ row }) => row);
  const { ids, kept } = indexFeatures(rows, redLineOptions.minRows);
  const weights = fit(toSparseRows(rows, ids), targets, kinds.length, kept.length, redLineOptions);
  const scores = scoreRows(
    weights,
    toSparseRows(
      all.map(({ row }) => row),
      ids,
    ),
  );
  const quantised = quantise(prune(weights, redLineOptions.floor, redLineOptions.floor), kept);
  return { model: { weights: quantised.rows, scale: quantised.scale, bias: [...weights.bias] }, scores };
}

/** For each item and kind its window with the highest score. */
function bestWindows(windows: readonly WindowRow[], scores: Float64Array): Map<number, number[]> {
  const best = new Map<number, number[]>();
  windows.forEach(({ item }, w) => {
    const held = best.get(item) ?? kinds.map(() => w);
    best.set(item, held);
    kinds.forEach((_, c) => {
      const highest = held[c] ?? w;
      if ((scores[w * kinds.length + c] ?? 0) > (scores[highest * kinds.length + c] ?? 0)) held[c] = w;
    });
  });
  return best;
}

/** A window that is surely of a kind though another one of the item scores higher. */
const sure = 1.5;

/** Windows to fit on with their kinds: every one of items without a red line, of the others those that tell of it. */
function pick(
  items: readonly ToldItem[],
  windows: readonly WindowRow[],
  scores?: Float64Array,
): { picked: WindowRow[]; targets: Uint8Array } {
  const best = scores && bestWindows(windows, scores);
  const picked: WindowRow[] = [];
  const targets: number[] = [];
  windows.forEach((one, w) => {
    const own = items[one.item]?.kinds ?? [];
    const tells = kinds.map((kind, c) => {
      if (!own.includes(kind)) return 0;
      if (!best || !scores) return 1;
      return best.get(one.item)?.[c] === w || (scores[w * kinds.length + c] ?? 0) > sure ? 1 : 0;
    });
    if (own.length > 0 && !tells.includes(1)) return;
    picked.push(one);
    targets.push(...tells);
  });
  return { picked, targets: Uint8Array.from(targets) };
}

export interface TrainRedLines {
  written: readonly ToldItem[];
  /** Labelled items of the wider set. */
  real: readonly ToldItem[];
  classes: WordClasses;
  segmenter: Segmenter;
}

/**
 * Fits the scorer of red lines: one-vs-rest regressions over windows of clauses. An item tells of a red line somewhere,
 * so a first fit takes all its windows, and the second those that the first thinks tell of it. The same input gives the
 * same scorer.
 */
export function trainRedLines({ written, real, classes, segmenter }: TrainRedLines): RedLineModel {
  const items = [...written, ...real];
  const windows = readWindows(items, classes, segmenter);
  const first = pick(items, windows);
  const { scores } = fitWindows(first.picked, windows, first.targets);
  const second = pick(items, windows, scores);
  const { model } = fitWindows(second.picked, [], second.targets);
  const tells = (w: number): boolean =>
    second.targets.subarray(w * kinds.length, (w + 1) * kinds.length).includes(1);
  const pairs = fitGate(
    second.picked.filter((_, w) => tells(w)),
    second.picked.filter((one, w) => one.item >= written.length && !tells(w)),
  );
  const data = createHash('sha256');
  for (const item of items) data.update(JSON.stringify([item.input, item.kinds])).update('\n');
  return {
    weights: model.weights,
    pairs,
    meta: {
      format: 1,
      kinds: [...kinds],
      scale: model.scale,
      bias: model.bias,
      thresholds: kinds.map((kind) => thresholds[kind]),
      gate,
      trainedOn: { written: written.length, real: real.length },
      trainingDataHash: data.digest('hex'),
      rows: model.weights.bucket.length,
    },
  };
}

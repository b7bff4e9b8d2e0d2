/*
 * Scores of the linear model on items it was not fitted on, for measure.py:
 *   node --conditions development --import tsx packages/classify/pretrain/score-linear.mts TRAIN.jsonl DEV.jsonl OUT
 * Writes OUT/classes.json, OUT/linear.train.f32 (5 folds by item number) and OUT/linear.dev.f32, rows x classes.
 * With a fourth argument, held.json of leave_out.py, it writes OUT/linear.held.f32 alone, fitted on what may be used.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTaxonomy } from '@voc/core';
import { z } from 'zod';
import { parseLabels } from '../src/eval/index.ts';
import { type Row, scoreRows, toSparseRows } from '../src/fit/index.ts';
import { loadLexicon } from '../src/lexicon/index.ts';
import { classNames } from '../src/model/index.ts';
import { createJieba } from '../src/segment/index.ts';
import { contrastItems } from '../src/train/contrast-items.ts';
import { readRows, targetsOf } from '../src/train/read-rows.ts';
import { defaultTrainOptions, fitOn } from '../src/train/train-model.ts';

const Split = z.object({ held: z.array(z.number()), used: z.array(z.number()) });

const folds = 5;
const [trainFile = '', devFile = '', out = '', heldFile] = process.argv.slice(2);
if (out === '') throw new Error('usage: score-linear.mts TRAIN.jsonl DEV.jsonl OUT');
const seeds = fileURLToPath(new URL('../../../seeds/', import.meta.url));
const lexicon = loadLexicon(join(seeds, 'lexicon'));
const segmenter = createJieba(lexicon.userDictionary);
const classes = classNames(loadTaxonomy(join(seeds, 'taxonomy/taxonomy.json')));
const width = classes.length;
const train = parseLabels(readFileSync(trainFile, 'utf8'), trainFile);
const dev = parseLabels(readFileSync(devFile, 'utf8'), devFile);
const items = [...train, ...contrastItems(lexicon.tables.contrast)];
const rows = readRows(items, lexicon, segmenter);
const targets = targetsOf(items, classes);

/** Scores of `asked` by a model fitted on the rows that `isUsed`. */
function scoreBy(isUsed: (row: number) => boolean, asked: readonly Row[]): Float32Array {
  const used = rows.map((_, i) => i).filter(isUsed);
  const picked = rows.filter((_, i) => isUsed(i));
  const wanted = new Uint8Array(used.length * width);
  used.forEach((i, at) => {
    wanted.set(targets.subarray(i * width, (i + 1) * width), at * width);
  });
  const { ids, weights } = fitOn(picked, wanted, width, defaultTrainOptions, () => {});
  return Float32Array.from(scoreRows(weights, toSparseRows(asked, ids)));
}

function writeFolds(): void {
  const heldOut = new Float32Array(train.length * width);
  for (let fold = 0; fold < folds; fold++) {
    const isOwn = (i: number): boolean => i < train.length && i % folds === fold;
    const scores = scoreBy(
      (i) => !isOwn(i),
      rows.filter((_, i) => isOwn(i)),
    );
    for (let at = 0; at * width < scores.length; at++)
      heldOut.set(scores.subarray(at * width, (at + 1) * width), (at * folds + fold) * width);
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'classes.json'), JSON.stringify(classes));
  writeFileSync(join(out, 'linear.train.f32'), new Uint8Array(heldOut.buffer));
  const devScores = scoreBy(() => true, readRows(dev, lexicon, segmenter));
  writeFileSync(join(out, 'linear.dev.f32'), new Uint8Array(devScores.buffer));
}

function writeHeld(path: string): void {
  const { held, used } = Split.parse(JSON.parse(readFileSync(path, 'utf8')));
  const own = new Set(held);
  const usable = new Set(used);
  const scores = scoreBy(
    (i) => i >= train.length || usable.has(i),
    rows.filter((_, i) => own.has(i)),
  );
  writeFileSync(join(out, 'linear.held.f32'), new Uint8Array(scores.buffer));
}

if (heldFile) writeHeld(heldFile);
else writeFolds();

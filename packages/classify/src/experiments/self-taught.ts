import { LabelledItem } from '../eval/index.ts';
import { leafCount } from '../model/index.ts';
import { readRows } from '../train/read-rows.ts';
import { type Fold, scoreLinear } from './fold.ts';

/** Logits beyond which the model's own answer is taken for a label. */
const sure = 2;

/** Fitted again with unlabelled texts that the model is sure of in all leaves, as it labels them itself. */
export function scoreSelfTaught(fold: Fold, texts: readonly string[]): Float64Array {
  const width = fold.classes.length;
  const leaves = leafCount(fold.classes);
  const items = texts.map((text, i) =>
    LabelledItem.parse({
      id: `text-${i}`,
      kind: 'review',
      text,
      intent: 'neutral',
      sentiment: 'neu',
      leaves: [],
    }),
  );
  const rows = readRows(items, fold.lexicon, fold.segmenter);
  const scores = scoreLinear(fold.usedRows, fold.targets, width, rows);
  const isSure = (row: number): boolean => {
    const own = scores.subarray(row * width, row * width + leaves);
    return own.every((score) => Math.abs(score) > sure);
  };
  const taken = rows.map((_, row) => row).filter(isSure);
  const targets = new Uint8Array((fold.used.length + taken.length) * width);
  targets.set(fold.targets);
  taken.forEach((row, at) => {
    for (let c = 0; c < width; c++)
      targets[(fold.used.length + at) * width + c] = (scores[row * width + c] ?? 0) > 0 ? 1 : 0;
  });
  const all = [...fold.usedRows, ...rows.filter((_, row) => isSure(row))];
  return scoreLinear(all, targets, width, fold.heldRows);
}

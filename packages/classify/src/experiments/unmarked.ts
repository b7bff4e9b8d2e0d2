import { readRows } from '../train/read-rows.ts';
import { type Fold, scoreLinear } from './fold.ts';

/** Without marks of negation, question, supposition and reference to the listing. */
export function scoreUnmarked({ used, held, lexicon, segmenter, targets, classes }: Fold): Float64Array {
  const without = { ...lexicon, markers: { negator: [], question: [], hypothesis: [], reference: [] } };
  const rows = readRows(used, without, segmenter);
  return scoreLinear(rows, targets, classes.length, readRows(held, without, segmenter));
}

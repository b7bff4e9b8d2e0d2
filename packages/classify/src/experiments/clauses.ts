import type { LabelledItem } from '../eval/index.ts';
import { leafCount } from '../model/index.ts';
import { readRows } from '../train/read-rows.ts';
import { type Fold, scoreLinear } from './fold.ts';

/** Rounds of giving each leaf to its clause and fitting on clauses. */
const rounds = 2;

/** Clauses of items, each as an item of its own; those of item i from `first[i]` to `first[i + 1]`. */
interface Clauses {
  items: LabelledItem[];
  first: number[];
}

function clausesOf({ text = '', turns, ...item }: LabelledItem): LabelledItem[] {
  const said = turns?.filter((turn) => turn.role === 'customer').map((turn) => turn.text) ?? [text];
  const clauses = said.flatMap((one) => one.split(/[,,。!!??;;\n]+/)).filter((one) => one.trim() !== '');
  return (clauses.length > 0 ? clauses : [text]).map((clause) => ({ ...item, text: clause }));
}

function cutAll(items: readonly LabelledItem[]): Clauses {
  const cut: Clauses = { items: [], first: [0] };
  for (const item of items) {
    cut.items.push(...clausesOf(item));
    cut.first.push(cut.items.length);
  }
  return cut;
}

/** For each item, the place of its clause with the highest score of a class. */
function bestClause(
  { first }: Clauses,
  item: number,
  scores: Float64Array,
  width: number,
  c: number,
): number {
  const [from = 0, to = 0] = first.slice(item, item + 2);
  let best = from;
  for (let at = from; at < to; at++)
    if ((scores[at * width + c] ?? 0) > (scores[best * width + c] ?? 0)) best = at;
  return best;
}

/** Every clause has what its item has but for the leaves, which go to the clause that the scores give them to. */
function targetsOfClauses(fold: Fold, clauses: Clauses, scores: Float64Array): Uint8Array {
  const width = fold.classes.length;
  const leaves = leafCount(fold.classes);
  const targets = new Uint8Array(clauses.items.length * width);
  fold.used.forEach((_, item) => {
    const own = fold.targets.subarray(item * width, (item + 1) * width);
    const [from = 0, to = 0] = clauses.first.slice(item, item + 2);
    for (let at = from; at < to; at++) targets.set(own.subarray(leaves), at * width + leaves);
    for (let c = 0; c < leaves; c++)
      if (own[c] === 1) targets[bestClause(clauses, item, scores, width, c) * width + c] = 1;
  });
  return targets;
}

/** Clauses one by one: a leaf belongs to one clause of its item, and an item has the leaves that its clauses have. */
export function scoreClauses(fold: Fold, linear: Float64Array): Float64Array {
  const width = fold.classes.length;
  const used = cutAll(fold.used);
  const held = cutAll(fold.held);
  const usedRows = readRows(used.items, fold.lexicon, fold.segmenter);
  const heldRows = readRows(held.items, fold.lexicon, fold.segmenter);
  const asked = [...usedRows, ...heldRows];
  let scores = scoreLinear(fold.usedRows, fold.targets, width, asked);
  for (let round = 0; round < rounds; round++)
    scores = scoreLinear(usedRows, targetsOfClauses(fold, used, scores), width, asked);
  const ofHeld = scores.subarray(usedRows.length * width);
  const made = linear.slice();
  for (let item = 0; item < fold.held.length; item++)
    for (let c = 0; c < leafCount(fold.classes); c++)
      made[item * width + c] = ofHeld[bestClause(held, item, ofHeld, width, c) * width + c] ?? 0;
  return made;
}

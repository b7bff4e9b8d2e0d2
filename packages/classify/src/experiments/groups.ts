import { leafCount } from '../model/index.ts';
import { type Fold, scoreLinear } from './fold.ts';

/** Of a leaf's group in its score. */
const share = 0.5;

/** Groups are classes of their own, and what is thought of a leaf's group weighs in the leaf's score. */
export function scoreGroups({ classes, targets, used, usedRows, heldRows }: Fold): Float64Array {
  const leaves = classes.slice(0, leafCount(classes));
  const ofLeaf = leaves.map((leaf) => leaf.split('.')[0] ?? '');
  const groups = [...new Set(ofLeaf)];
  const width = classes.length + groups.length;
  const wide = new Uint8Array(used.length * width);
  for (let row = 0; row < used.length; row++) {
    const own = targets.subarray(row * classes.length, (row + 1) * classes.length);
    wide.set(own, row * width);
    ofLeaf.forEach((group, c) => {
      if (own[c] === 1) wide[row * width + classes.length + groups.indexOf(group)] = 1;
    });
  }
  const scores = scoreLinear(usedRows, wide, width, heldRows);
  const narrow = new Float64Array(heldRows.length * classes.length);
  for (let row = 0; row < heldRows.length; row++)
    classes.forEach((_, c) => {
      const group = ofLeaf[c] === undefined ? -1 : groups.indexOf(ofLeaf[c]);
      const ofGroup = group < 0 ? 0 : (scores[row * width + classes.length + group] ?? 0);
      narrow[row * classes.length + c] = (scores[row * width + c] ?? 0) + share * ofGroup;
    });
  return narrow;
}

import type { LabelledItem } from '../eval/index.ts';
import { bucketOf, hashText } from '../features/index.ts';
import { distinct, type Row } from '../fit/index.ts';
import { createRuleClassifier } from '../rules/index.ts';
import { type Fold, scoreLinear } from './fold.ts';

/** A kind of feature that the model has not. */
const ofRules = 97;

/** What the keyword rules say of an item, as features beside its words. */
export function scorePhrases(fold: Fold): Float64Array {
  const rules = createRuleClassifier(fold.lexicon);
  const withRules = (items: readonly LabelledItem[], rows: readonly Row[]): Row[] =>
    items.map((item, i) => {
      const said = rules(item).categories.map(({ id }) => bucketOf(hashText(id), ofRules));
      const { buckets = new Int32Array(), own = 0 } = rows[i] ?? {};
      return { own, buckets: distinct(Int32Array.from([...buckets, ...said]), buckets.length + said.length) };
    });
  const asked = withRules(fold.held, fold.heldRows);
  return scoreLinear(withRules(fold.used, fold.usedRows), fold.targets, fold.classes.length, asked);
}

import { describe, expect, it } from 'vitest';
import { pairCutter, seedLexicon, seedTaxonomy, tinyLabels } from '../testing/tiny-model.ts';
import { scoreClauses } from './clauses.ts';
import { scoreLinear, splitFold } from './fold.ts';
import { measureScores } from './measure-scores.ts';

const language = { taxonomy: seedTaxonomy(), lexicon: seedLexicon(), segmenter: pairCutter };
const fold = splitFold(tinyLabels(), language);
const width = fold.classes.length;

describe('experiments', () => {
  const linear = scoreLinear(fold.usedRows, fold.targets, width, fold.heldRows);

  it('measure on items that no model was fitted on', () => {
    const used = new Set(fold.used.map((item) => item.id));
    expect(fold.held.length).toBeGreaterThan(0);
    expect(fold.held.some((item) => used.has(item.id))).toBe(false);
    expect(fold.places).toHaveLength(fold.held.length);
  });

  it('tell scores that know the labels from scores that say the opposite', () => {
    const knowing = linear.slice();
    fold.held.forEach((item, row) => {
      const names = new Set([...item.leaves, `intent.${item.intent}`, `sentiment.${item.sentiment}`]);
      fold.classes.forEach((name, c) => {
        knowing[row * width + c] = names.has(name) ? 4 : -4;
      });
    });
    const score = measureScores(fold, knowing);
    expect(score.micro_f1).toBeGreaterThan(
      measureScores(
        fold,
        knowing.map((value) => -value),
      ).micro_f1,
    );
    expect(score.intent_acc).toBe(1);
  });

  it('score an item by the clause that says most of a leaf', () => {
    const scores = scoreClauses(fold, linear);
    expect(scores).toHaveLength(linear.length);
    expect(scores.every(Number.isFinite)).toBe(true);
  });
});

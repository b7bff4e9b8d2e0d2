import { describe, expect, it } from 'vitest';
import { type GoldItem, type PredictedItem, scoreClassification } from './score.ts';

const gold = (id: string, leaves: string[], weight?: number): GoldItem => ({
  id,
  intent: leaves.length > 0 ? 'complaint' : 'praise',
  sentiment: leaves.length > 0 ? 'neg' : 'pos',
  leaves,
  ...(weight === undefined ? {} : { weight }),
});
const guess = (id: string, leaves: string[], intent = 'complaint'): PredictedItem => ({
  id,
  intent,
  sentiment: 'neg',
  categories: leaves.map((leaf) => ({ id: leaf })),
});

describe('scoreClassification', () => {
  const golds = [
    gold('1', ['mismatch.color', 'quality.odor']),
    gold('2', ['mismatch.info_unclear'], 3),
    gold('3', []),
    gold('4', ['quality.fault'], 2),
  ];
  const guesses = [
    guess('1', ['quality.odor', 'mismatch.size']),
    guess('2', ['mismatch.info_unclear']),
    guess('3', [], 'praise'),
    guess('4', ['mismatch.color']),
  ];
  const score = scoreClassification(golds, guesses);

  it('counts leaves, groups, primaries and complaints', () => {
    expect(score.micro_f1).toBe(0.5);
    expect(score.group_f1).toBe(0.75);
    expect(score.primary_acc).toBe(0.3333);
    expect(score.complaint_f1).toBe(1);
    expect(score.macro_leaves).toBe(0);
    expect(score.macro_f1).toBe(0);
  });

  it('takes mismatch without the unclear page, also in natural shares', () => {
    expect(score.mismatch_precision).toBe(0.5);
    expect(score.mismatch_recall).toBe(1);
    expect(score.mismatch_precision_natural).toBe(0.3333);
    expect(score.mismatch_recall_natural).toBe(1);
  });

  it('counts sentiment and intent, and sorts leaves by support', () => {
    expect(score.sentiment_acc).toBe(0.75);
    expect(score.intent_acc).toBe(1);
    expect(score.by_leaf['quality.odor']).toEqual({ support: 1, p: 1, r: 1, f1: 1 });
    expect(Object.keys(score.by_leaf).at(-1)).toBe('mismatch.size');
  });

  it('rounds an exact tie to the even digit', () => {
    const sixteen = Array.from({ length: 16 }, (_, i) => gold(`g${i}`, ['quality.fit']));
    const thirteen = sixteen.map(({ id }, i) => guess(id, i < 13 ? ['quality.fit'] : []));
    expect(scoreClassification(sixteen, thirteen).by_leaf['quality.fit']?.r).toBe(0.812);
  });

  it('refuses a missing prediction', () => {
    expect(() => scoreClassification(golds, guesses.slice(1))).toThrow(/labelled item 1/);
  });
});

import type { ClassifyInput } from '@voc/core';
import type { PredictedItem } from '../eval/index.ts';
import { readParts } from '../features/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { buildPatterns, findHits } from '../patterns/index.ts';
import { oneByOne } from '../segment/index.ts';

const maxLeaves = 4;
const unspecified = 'residual.unspecified';
/** The rules look for phrases in the text itself. */
const uncut = oneByOne(() => []);

const lowRating = 2;

function rank(leaves: ReadonlyMap<string, number>): string[] {
  const sorted = [...leaves].sort((a, b) => b[1] - a[1]).map(([leaf]) => leaf);
  const named = sorted.filter((leaf) => leaf !== unspecified);
  return (named.length > 0 ? named : sorted).slice(0, maxLeaves);
}

/**
 * Classifies by keyword rules alone: a leaf for each phrase of its list that is neither negated, asked nor
 * supposed; the one with most hits first. The yardstick of the model, no part of it.
 */
export function createRuleClassifier(lexicon: Lexicon): (input: ClassifyInput) => PredictedItem {
  const patterns = buildPatterns(lexicon, ['rules']);
  return (input) => {
    const parts = (readParts([input], uncut)[0] ?? []).filter((part) => !part.agent);
    const leaves = new Map<string, number>();
    for (const { row, negated, asked, supposed } of findHits(patterns, parts)) {
      const leaf = row.cells[0] ?? '';
      if (!negated && !asked && !supposed) leaves.set(leaf, (leaves.get(leaf) ?? 0) + 1);
    }
    if (leaves.size === 0 && input.rating && input.rating <= lowRating) leaves.set(unspecified, 1);
    const categories = rank(leaves).map((id) => ({ id }));
    const complains = categories.length > 0;
    return {
      id: input.id,
      intent: complains ? 'complaint' : 'praise',
      sentiment: complains ? 'neg' : 'pos',
      categories,
    };
  };
}

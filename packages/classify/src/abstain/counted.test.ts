import type { Category, RedLineKind } from '@voc/core';
import { expect, test } from 'vitest';
import { countedOf } from './counted.ts';

const answer = (categories: Record<string, number>, redLines: RedLineKind[] = []) => ({
  categories: Object.entries(categories).map(
    ([id, confidence]): Category => ({ id, confidence, evidence: [] }),
  ),
  redLines: redLines.map((kind) => ({ kind, evidence: { text: '', start: 0, end: 0 } })),
});

test('an item counts by its leaves while all of them together are likely enough', () => {
  const sure = answer({ 'quality.fit': 0.5, 'price.value': 0.5 });
  expect(countedOf(sure, 0.25)).toEqual({ leaves: ['quality.fit', 'price.value'], certainty: 0.25 });
  expect(countedOf(sure, 0.2501)).toEqual({ leaves: ['unclassified'], certainty: 0.25 });
  expect(countedOf(sure, 0)).toEqual({ leaves: ['quality.fit', 'price.value'], certainty: 0.25 });
});

test('what is no complaint is never set aside', () => {
  expect(countedOf(answer({}), 1)).toEqual({ leaves: [], certainty: null });
});

test.each([
  ['a red line', answer({ 'quality.fault': 0.1 }, ['regulator'])],
  ['safety', answer({ 'quality.fault': 0.1, 'safety.hazard': 0.1 })],
  ['描述不符', answer({ 'mismatch.color': 0.1 })],
])('%s counts however unsure it is', (_, urgent) => {
  expect(countedOf(urgent, 1)).toEqual({ leaves: urgent.categories.map(({ id }) => id), certainty: null });
});

test('a page that says too little is no contradiction, and waits', () => {
  expect(countedOf(answer({ 'mismatch.info_unclear': 0.1 }), 0.25).leaves).toEqual(['unclassified']);
});

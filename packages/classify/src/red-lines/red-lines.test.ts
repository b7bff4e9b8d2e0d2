import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createJieba } from '../segment/index.ts';
import { seedClassifier, seedLexicon } from '../testing/tiny-model.ts';
import { readRedLineSet, scoreRedLines } from './index.ts';

const items = readRedLineSet(fileURLToPath(new URL('../../../../tests/red-lines', import.meta.url)));
const classifier = seedClassifier(createJieba(seedLexicon().userDictionary));
// Judged before the tests, as the first call loads the dictionary.
const scores = {
  tuned: scoreRedLines(items, 'tuned', classifier),
  held: scoreRedLines(items, 'held', classifier),
  fresh: scoreRedLines(items, 'fresh', classifier),
};

describe('red lines in written items', () => {
  it('are asked of at least 300 items a half, half of them true', () => {
    for (const half of ['tuned', 'held']) {
      const own = items.filter((item) => item.half === half);
      expect(own.length).toBeGreaterThanOrEqual(300);
      expect(own.filter(({ kinds }) => kinds.length > 0).length / own.length).toBeCloseTo(0.5, 1);
    }
  });

  it.each(['tuned', 'held'] as const)('are found in the %s half', (half) => {
    const { all, faults } = scores[half];
    const told = faults.map(({ fault, kind, text }) => `${fault} ${kind} ${text}`).join('\n');
    expect(all.recall, told).toBeGreaterThanOrEqual(0.97);
    expect(all.precision, told).toBeGreaterThanOrEqual(0.95);
  });

  it('are found in most items that nothing was fitted to', () => {
    const { items: count, all } = scores.fresh;
    expect(count).toBeGreaterThanOrEqual(100);
    expect(all.recall).toBeGreaterThanOrEqual(0.8);
    expect(all.precision).toBeGreaterThanOrEqual(0.85);
  });

  it("are quoted from the customer's own words", () => {
    for (const { input } of items)
      for (const { evidence } of classifier.classify(input).redLines) {
        const { turn, start, end, text } = evidence;
        const said = turn === undefined ? input.text : input.turns?.[turn]?.text;
        expect(said?.slice(start, end)).toBe(text);
        expect(text).not.toBe('');
        if (turn !== undefined) expect(input.turns?.[turn]?.role).toBe('customer');
      }
  });
});

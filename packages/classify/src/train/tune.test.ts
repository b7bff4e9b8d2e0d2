import { describe, expect, it } from 'vitest';
import { contrastItems } from './contrast-items.ts';
import { bestThreshold, tuneDecision } from './tune.ts';

const held = {
  classes: ['quality.fit', 'intent.complaint', 'sentiment.neg'],
  rows: 4,
  scores: Float64Array.of(2, 2, 2, 1, 1, 1, -1, -1, -1, -3, -3, -3),
  targets: Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0),
  talks: new Uint8Array(4),
};

describe('tuning', () => {
  it('puts the threshold between the last hit and the next score', () => {
    expect(bestThreshold(held, 0)).toEqual({ threshold: 0, support: 2 });
  });

  it('draws the threshold of a rare leaf towards the common one', () => {
    const { leaf } = tuneDecision(held);
    expect(leaf['quality.fit']).toBeLessThan(0);
    expect(leaf['quality.fit']).toBeGreaterThan(-2);
  });
});

describe('contrastItems', () => {
  it('puts words into templates of their form and takes examples as they are', () => {
    const items = contrastItems([
      ['word', 'noun', 'mismatch.color', '色差|偏色'],
      ['template', 'noun', 'praise, pos', '没有@'],
      ['template', 'verb', 'praise, pos', '不@'],
      ['template', 'noun', 'complaint, neg', '有@'],
      ['example', '-', 'consult, neu', '有货吗'],
    ]);
    expect(items.map(({ text, leaves }) => [text, leaves])).toEqual([
      ['没有色差', []],
      ['有色差', ['mismatch.color']],
      ['没有偏色', []],
      ['有偏色', ['mismatch.color']],
      ['有货吗', []],
    ]);
  });

  it('refuses a line of another kind', () => {
    expect(() => contrastItems([['words', 'noun', 'x', 'y']])).toThrow(/words/);
  });
});

describe('tuning on conversations', () => {
  it('tells complaints among them by how far that intent stands above every other', () => {
    const classes = ['quality.fit', 'intent.complaint', 'intent.consult', 'sentiment.neg'];
    const talks = {
      classes,
      rows: 4,
      // Complaints stand 1 below consult, questions 2 below it.
      scores: Float64Array.of(-2, -1, 0, 0, -2, -1, 0, 0, -3, -2, 0, 0, -3, -2, 0, 0),
      targets: Uint8Array.of(1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0),
      talks: Uint8Array.of(1, 1, 1, 1),
    };
    const { talk } = tuneDecision(talks);
    expect(talk).toBeGreaterThan(-2);
    expect(talk).toBeLessThanOrEqual(-1);
  });
});

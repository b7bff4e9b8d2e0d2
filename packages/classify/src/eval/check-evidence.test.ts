import type { Classification, ClassifyInput, Evidence } from '@voc/core';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../fit/index.ts';
import { checkEvidence } from './check-evidence.ts';

const leaf = 'mismatch.color';
const wordsOf = (input: ClassifyInput): string =>
  input.turns?.map(({ text }) => text).join('') ?? input.text ?? '';

/** A model that knows one word: its score is how often the word stands there. */
const probe = (input: ClassifyInput) => {
  const count = wordsOf(input).split('色差').length - 1;
  return { scoreOf: (id: string) => (id === leaf ? count : undefined), leaves: count > 0 ? [leaf] : [] };
};

const answer = (...evidence: Evidence[]): Classification => ({
  id: 'r',
  intent: 'complaint',
  sentiment: 'neg',
  categories: [{ id: leaf, confidence: 0.9, evidence }],
  grade: null,
  escalators: [],
  modelVersion: 'test',
  praises: [],
  wishes: [],
  redLines: [],
  topics: [],
  unresolved: false,
});

const review: ClassifyInput = { id: 'r', kind: 'review', text: '衣服收到了,有色差,别的都还可以,下次再看看' };
const span = (text: string, turn?: number): Evidence => {
  const start = (turn === undefined ? review.text : '有色差,很明显')?.indexOf(text) ?? 0;
  return { text, start, end: start + text.length, ...(turn === undefined ? {} : { turn }) };
};

describe('evidence checked by deletion', () => {
  it('counts what falls without it, stays by it alone, and is short', () => {
    expect(checkEvidence([review], [answer(span('有色差'))], probe, createRandom(1))).toEqual({
      labels: 1,
      short: 1,
      drops: 1,
      dropsMore: 1,
      stays: 1,
    });
  });

  it('finds words that do not speak for the label', () => {
    expect(checkEvidence([review], [answer(span('别的都还可以'))], probe, createRandom(1))).toMatchObject({
      drops: 0,
      stays: 0,
    });
  });

  it('finds evidence that is too long', () => {
    const long = answer(span('衣服收到了,有色差,别的都还可以'));
    expect(checkEvidence([review], [long], probe, createRandom(1)).short).toBe(0);
  });

  it('reads the turn that was quoted and compares with words of customers alone', () => {
    const chat: ClassifyInput = {
      id: 'c',
      kind: 'chat',
      turns: [
        { role: 'agent', text: '色差是正常的哦亲' },
        { role: 'customer', text: '有色差,很明显' },
      ],
    };
    const score = checkEvidence([chat], [answer(span('有色差', 1))], probe, createRandom(1));
    expect(score).toMatchObject({ labels: 1, drops: 1, dropsMore: 1, stays: 1 });
  });
});

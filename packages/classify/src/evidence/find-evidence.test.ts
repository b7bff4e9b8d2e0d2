import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part } from '../features/index.ts';
import { normalise } from '../segment/index.ts';
import { findEvidence } from './find-evidence.ts';
import { quotables } from './quotables.ts';
import { turnsOf } from './turns-of.ts';

const turns = turnsOf([['但|结果', '却']]);

/** Words are single characters; `weights` says what those of a word weigh, all others nothing. */
function quotedOf(text: string, weights: Record<string, number>): string[] {
  const normal = normalise(text);
  const part: Part = {
    agent: false,
    turn: 0,
    normal,
    ends: Int32Array.from(normal.codes, (_, at) => at + 1),
  };
  const lay = (): Float64Array => {
    const laid = new Float64Array(normal.length);
    for (const [word, weight] of Object.entries(weights)) {
      const at = normal.text.indexOf(word);
      if (at >= 0) laid.fill(weight, at, at + word.length);
    }
    return laid;
  };
  const places = quotables({ id: '', kind: 'review', text }, [part]);
  return findEvidence(places, { lay, turns }).evidence.map((one) => one.text);
}

const idle = '今天天气不错我们一家人出门去公园里走了走看了看花';

describe('the words that are quoted', () => {
  it('are the heaviest clause, then what follows it, then what stands before it', () => {
    const text = `${idle},收到箱子,袋子破了一半,只好自己扫掉,${idle},${idle}`;
    expect(quotedOf(text, { 袋子破了: 1 })).toEqual(['袋子破了一半', '只好自己扫掉', '收到箱子']);
  });

  it('hold what a hope came to, if only the heaviest words of both have room', () => {
    const text = '写的是隔天就上门装好,结果等到现在还没人来。下次不买';
    const quoted = quotedOf(text, { 隔天: 3, 还没人来: 1 });
    expect(quoted.join('')).toContain('隔天');
    expect(quoted.join('')).toContain('没');
    expect(quoted).toHaveLength(2);
  });

  it('do not turn where what follows says nothing', () => {
    const text = `写的是隔天就上门装好,结果${idle}${idle}`;
    expect(quotedOf(text, { 隔天: 3 })[0]).toBe('写的是隔天就上门装好');
  });

  it('are at most 40 characters and two fifths of an item that is not short', () => {
    const word = fc.constantFrom('破', '慢', '好', ',', '但', '看', '。', '😀');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 15, maxLength: 200 }),
        fc.double({ min: 0, max: 3 }),
        (words, weight) => {
          const text = words.join('');
          const quoted = quotedOf(text, { 破: weight, 慢: 1 });
          const length = quoted.reduce((sum, one) => sum + one.length, 0);
          expect(length).toBeLessThanOrEqual(Math.max(2, Math.min(40, Math.ceil(text.length * 0.4))));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part } from '../features/index.ts';
import { normalise } from '../segment/index.ts';
import { findEvidence } from './find-evidence.ts';
import { quotables } from './quotables.ts';
import { turnsOf } from './turns-of.ts';

const turns = turnsOf([
  ['turn', '但|就是'],
  ['answer', '结果|却|怎么'],
]);
const wording = { fillers: new Set([...'我的了是']), binders: new Set('不没'), negators: new Set('不没') };

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
  return findEvidence(places, { lay, turns, wording }).evidence.map((one) => one.text);
}

const idle = '今天天气不错我们一家人出门去公园里走了走看了看花';

describe('the words that are quoted', () => {
  it('are the heaviest clause, then what follows it, then what stands before it', () => {
    const text = `${idle}。收到箱子,袋子破了一半,只好自己扫掉`;
    expect(quotedOf(text, { 袋子破了: 1 })).toEqual(['袋子破了一半', '只好自己扫掉', '收到箱子']);
  });

  it('hold what a hope came to, if only the heaviest words of both have room', () => {
    const text = '写的是隔天就上门装好,结果等到现在还没人来。下次不买';
    const quoted = quotedOf(text, { 隔天: 3, 还没人来: 1 });
    expect(quoted.join('')).toContain('隔天');
    expect(quoted.join('')).toContain('没');
    expect(quoted).toHaveLength(2);
  });

  it('hold what a question asks about', () => {
    const quoted = quotedOf('我买的苹果,怎么送来柚子呢。这家店以后不会再来', { 苹果: 1, 送来柚子: 3 });
    expect(quoted).toEqual(['怎么送来柚子呢', '苹果']);
  });

  it('leave praise that stands before a mild turn where something speaks', () => {
    const quoted = quotedOf('看着很好,就是洗完以后,头很痒。下次我不会再来买', { 洗完: 3, 很痒: 1 });
    expect(quoted).toEqual(['就是洗完以后', '头很痒']);
  });

  it('are a clause without its fillers and with its end where it does not fit', () => {
    const quoted = quotedOf('送货的人是我见了的态度恶劣', { 送货: 3, 态度恶劣: 2 });
    expect(quoted).toEqual(['送货的人是我见了的态度恶劣']);
    const cut = quotedOf('送货员小王我看今天他的态度恶劣。算', { 送货: 3, 态度: 1, 恶劣: 1 });
    expect(cut).toEqual(['态度恶劣', '送货']);
  });

  it('never say the opposite for want of room', () => {
    const quoted = quotedOf('这个新机子我用着不省电而且声响大得很啊', { 省电: 3 });
    expect(quoted.join('')).toContain('不省');
  });

  it('say the same words once', () => {
    const quoted = quotedOf(`真卡,真卡,真卡,${idle}`, { 真卡: 1 });
    expect(quoted.filter((words) => words === '真卡')).toHaveLength(1);
  });

  it('prefer a clause that speaks to one that only follows', () => {
    const text = `袋子破了,${idle}。里面也洒了一地,${idle}`;
    expect(quotedOf(text, { 袋子破: 3, 洒了: 2 })[1]).toBe('里面也洒了一地');
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

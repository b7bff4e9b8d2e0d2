import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyNet } from '../testing/tiny-net.ts';
import { fadeAt, logisticAt } from './curves.ts';
import { NetScorer } from './net-scorer.ts';
import { mostWords, type NetWord, netWords } from './net-words.ts';
import { toPairs } from './split-part.ts';
import { WholeLayer } from './whole-layer.ts';
import { WordProducts } from './word-products.ts';

const vocabulary = ['质量', '差', '颜色', '不', '一样', '<customer>', '<agent>'];
const classes = ['quality.fault', 'mismatch.color', 'intent.complaint', 'sentiment.neg'];
const net = tinyNet({ wide: 16, words: vocabulary, classes, leaves: 2 });
const toWord = (text: string, at: number): NetWord => ({
  text,
  agent: false,
  turn: 0,
  start: at * 2,
  end: at * 2 + 2,
});
const someWords = fc
  .array(fc.constantFrom(...vocabulary, '从没见过', '颜差'), { minLength: 1, maxLength: 60 })
  .map((texts) => texts.map(toWord));

function scoresOf(scorer: NetScorer, words: readonly NetWord[]): number[] {
  scorer.score({ id: '', kind: 'review' }, words);
  return [...scorer.scores, ...scorer.primary];
}

describe('the net', () => {
  it('gives an item the same scores whatever was scored before', () => {
    fc.assert(
      fc.property(someWords, someWords, (words, before) => {
        const fresh = scoresOf(new NetScorer(net), words);
        const used = new NetScorer(net);
        scoresOf(used, before);
        expect(scoresOf(used, words)).toEqual(fresh);
        expect(fresh.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('adds up to what its words contribute and what is the same for every wording', () => {
    const scorer = new NetScorer(net);
    fc.assert(
      fc.property(someWords, fc.nat(classes.length - 1), (words, cls) => {
        scorer.score({ id: '', kind: 'review' }, words);
        const said = new Float64Array(words.length);
        scorer.contributions(cls, said);
        const fixed =
          (net.pooledBias[cls] ?? 0) + (net.kinds[cls] ?? 0) + (net.types[cls] ?? 0) + (net.stars[cls] ?? 0);
        const sum = said.reduce((total, one) => total + one, fixed);
        expect(Math.abs(sum - (scorer.scores[cls] ?? 0))).toBeLessThan(0.2);
      }),
    );
  });

  it('hears stars, product types and conversations', () => {
    const scorer = new NetScorer(net);
    const words = [toWord('质量', 0)];
    const plain = scoresOf(scorer, words);
    for (const fact of [{ rating: 1 }, { productType: '衣服' }, { kind: 'chat' as const }]) {
      scorer.score({ id: '', kind: 'review', ...fact }, words);
      expect([...scorer.scores]).not.toEqual(plain.slice(0, classes.length));
    }
  });
});

describe('products of words', () => {
  const sumsOf = (products: WordProducts, words: readonly NetWord[]): number[] => {
    products.lay(words);
    return words.flatMap((_, at) => {
      products.turnTo(at);
      return Array.from({ length: 32 }, (_, row) => products.sum(row));
    });
  };

  it('are the same for words that are kept and those that are not, and for items of the greatest length', () => {
    const keepsAll = new WordProducts(net);
    const keepsTwo = new WordProducts(net, 2);
    fc.assert(
      fc.property(someWords, (words) => {
        const sums = sumsOf(keepsAll, words);
        expect(sumsOf(keepsTwo, words)).toEqual(sums);
        expect(sums.some((sum) => sum !== 0)).toBe(true);
      }),
    );
    const long = Array.from({ length: mostWords }, (_, at) => toWord(`差${at}`, at));
    expect(sumsOf(keepsTwo, long)).toEqual(sumsOf(keepsAll, long));
  });

  it('add up to the convolution over the word before, the word itself and the one after', () => {
    const words = ['质量', '差'].map(toWord);
    const products = new WordProducts(net);
    const sums = sumsOf(products, words);
    const numbers = (at: number, d: number): number => {
      if (at < 0 || at >= words.length) return 0;
      return products.numbers[products.turnTo(at) * 16 + d] ?? 0;
    };
    for (let at = 0; at < 2; at++)
      for (let row = 0; row < 32; row++) {
        let sum = 0;
        for (let k = 0; k < 48; k++)
          sum += numbers(at + Math.floor(k / 16) - 1, k % 16) * (net.gated.weights[row * 48 + k] ?? 0);
        expect(sums[at * 32 + row]).toBe(sum);
      }
  });
});

describe('a layer in whole numbers', () => {
  it('gives the very sums of plain arithmetic, for as many rows as there are', () => {
    const whole = fc.integer({ min: -32767, max: 32767 });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 24, maxLength: 160 }), (numbers) => {
        const weights = Int8Array.from({ length: 5 * 24 }, (_, i) => ((i * 37) % 255) - 127);
        const layer = new WholeLayer({ weights, scales: new Float32Array(5) }, 24);
        const rows = Math.floor(numbers.length / 24);
        layer.reserve(rows);
        layer.input.set(numbers.slice(0, rows * 24));
        layer.run(rows);
        for (let row = 0; row < rows; row++)
          for (let out = 0; out < 5; out++) {
            let sum = 0;
            for (let k = 0; k < 24; k++) sum += (numbers[row * 24 + k] ?? 0) * (weights[out * 24 + k] ?? 0);
            expect(layer.sums[row * layer.width + out]).toBe(sum);
          }
      }),
    );
  });
});

describe('curves', () => {
  it('are those they stand for', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(Math.abs(logisticAt(x) - 1 / (1 + Math.exp(-x)))).toBeLessThan(0.0006);
        const fade = Math.exp(-Math.abs(x));
        expect(Math.abs(fadeAt(-Math.abs(x)) - fade)).toBeLessThan(0.001 * fade + 1e-5);
      }),
    );
  });
});

describe('words of an item', () => {
  const part = (tokens: string[], agent: boolean, turn: number) => ({
    tokens,
    agent,
    turn,
    normal: { text: tokens.join(''), codes: new Uint16Array(), origin: new Uint32Array(), length: 0 },
  });

  it('begin with who speaks, leave out blanks, and keep little of an agent', () => {
    const words = netWords(
      [part(['质量', ' ', '差'], false, 0), part(Array(30).fill('亲'), true, 1)],
      'words',
    );
    expect(words.slice(0, 3).map(({ text, start, end }) => [text, start, end])).toEqual([
      ['<customer>', 0, 0],
      ['质量', 0, 2],
      ['差', 3, 4],
    ]);
    expect(words.filter(({ agent }) => agent)).toHaveLength(13);
  });

  it('are at most 240, and never none', () => {
    expect(netWords([part(Array(1000).fill('差'), false, 0)], 'words')).toHaveLength(240);
    expect(netWords([], 'pairs')).toHaveLength(1);
  });

  it('are pairs of neighbouring characters wherever words were cut, and what is not Chinese as it is', () => {
    expect(toPairs(['质量', '差', ',', 'T恤', ' ', '贵', '100', '不', '退', '款'])).toEqual([
      { text: '质量', start: 0, end: 2 },
      { text: '量差', start: 1, end: 3 },
      { text: ',', start: 3, end: 4 },
      { text: 'T恤', start: 4, end: 6 },
      { text: '贵', start: 7, end: 8 },
      { text: '100', start: 8, end: 11 },
      { text: '不退', start: 11, end: 13 },
      { text: '退款', start: 12, end: 14 },
    ]);
  });

  it('are the same pairs however the same text was cut', () => {
    const chars = fc.array(fc.constantFrom('质', '量', '差', ',', 'a'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(chars, fc.integer({ min: 1, max: 4 }), (text, size) => {
        const runs = text.join('').match(/[^,a]+|,|a/g) ?? [];
        const coarse = runs.flatMap((run) => run.match(new RegExp(`.{1,${size}}`, 'g')) ?? []);
        expect(toPairs(coarse)).toEqual(toPairs(text));
      }),
    );
  });
});

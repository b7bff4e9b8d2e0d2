import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, exponential, get, load, op, set, store, type } from '../assemble/index.ts';
import { endsOf } from '../segment/index.ts';
import { tinyNet } from '../testing/tiny-net.ts';
import { Arena } from './arena.ts';
import { Attention } from './attention.ts';
import { gatesOf } from './gates.ts';
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
  const room = 64_000_000;
  const laidFor = (words: readonly NetWord[], mostKept?: number) => {
    const arena = new Arena(room);
    const products = new WordProducts(net, arena, mostKept);
    return { arena, products, ...sumsOf(products, arena, words) };
  };
  /** Sums of the convolution and numbers of each word. */
  const sumsOf = (products: WordProducts, arena: Arena, words: readonly NetWord[]) => {
    const [sums, numbers]: [number[], number[][]] = [[], []];
    products.lay(words);
    products.each(words.length, (before, own, after, from) => {
      const rows = [before, own, after].map((at) => new Int32Array(arena.memory.buffer, at, 32));
      for (let row = 0; row < 32; row++) sums.push(rows.reduce((sum, one) => sum + (one[row] ?? 0), 0));
      numbers.push([...new Int16Array(arena.memory.buffer, from, 16)]);
    });
    return { sums, numbers };
  };

  it('are the same for words that are kept and those that are not, and for items of the greatest length', () => {
    const all = laidFor([]);
    const two = laidFor([], 2);
    const both = (words: readonly NetWord[]) =>
      [all, two].map((one) => sumsOf(one.products, one.arena, words));
    fc.assert(
      fc.property(someWords, (words) => {
        const [kept, not] = both(words);
        expect(not).toEqual(kept);
        expect(kept?.sums.some((sum) => sum !== 0)).toBe(true);
      }),
    );
    const [kept, not] = both(Array.from({ length: mostWords }, (_, at) => toWord(`差${at}`, at)));
    expect(not).toEqual(kept);
  });

  it('add up to the convolution over the word before, the word itself and the one after', () => {
    const { sums, numbers } = laidFor(['质量', '差'].map(toWord));
    for (let at = 0; at < 2; at++)
      for (let row = 0; row < 32; row++) {
        let sum = 0;
        for (let k = 0; k < 48; k++)
          sum +=
            (numbers[at + Math.floor(k / 16) - 1]?.[k % 16] ?? 0) * (net.gated.weights[row * 48 + k] ?? 0);
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
        const rows = Math.floor(numbers.length / 24);
        const layer = new WholeLayer(new Arena(65_536), { weights, scales: new Float32Array(5) }, 24, rows);
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

describe('a gate and an attention', () => {
  /** Numbers as they are before rounding to 16 bits, reckoned in double precision by the formulas of the net. */
  function plainly(words: readonly NetWord[]): number[] {
    const arena = new Arena(64_000_000);
    const products = new WordProducts(net, arena);
    products.lay(words);
    const rows: number[][] = [];
    products.each(words.length, (before, own, after, from) => {
      const sums = [before, own, after].map((at) => new Int32Array(arena.memory.buffer, at, 32));
      const numbers = new Int16Array(arena.memory.buffer, from, 16);
      const weighed = Array.from(net.gatedBias, (bias, row) => {
        const sum = sums.reduce((total, one) => total + (one[row] ?? 0), 0);
        return sum * (net.gated.scales[row] ?? 0) * net.meta.hiddenStep + bias;
      });
      const passed = Array.from(numbers, (own, d) => {
        const open = 1 / (1 + Math.exp(-(weighed[16 + d] ?? 0)));
        return own * net.meta.hiddenStep + Math.max(0, weighed[d] ?? 0) * open;
      });
      const mean = passed.reduce((sum, one) => sum + one, 0) / 16;
      const square = passed.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 16;
      rows.push(
        passed.map((one, d) => {
          const level = ((one - mean) / Math.sqrt(square + 1e-5)) * (net.gain[d] ?? 0) + (net.shift[d] ?? 0);
          return Math.round(level / net.meta.normStep);
        }),
      );
    });
    return classes.map((_, cls) => {
      const read = (row: readonly number[], at: number): number =>
        row.reduce((sum, one, d) => sum + one * (net.attention.weights[at * 16 + d] ?? 0), 0) *
          (net.attention.scales[at] ?? 0) *
          net.meta.normStep +
        (net.attentionBias[at] ?? 0);
      const far = rows.map((row) => read(row, cls));
      const shares = far.map((one) => Math.exp(one - Math.max(...far)));
      const total = shares.reduce((sum, one) => sum + one, 0);
      return shares.reduce(
        (sum, share, at) => sum + (share / total) * read(rows[at] ?? [], classes.length + cls),
        0,
      );
    });
  }

  it('say what their formulas say', () => {
    const arena = new Arena(64_000_000);
    const products = new WordProducts(net, arena);
    const passGates = gatesOf(arena, net);
    const layer = new WholeLayer(arena, net.attention, 16, mostWords);
    const attention = new Attention(arena, net, layer);
    fc.assert(
      fc.property(someWords, (words) => {
        products.lay(words);
        products.each(words.length, (before, own, after, numbers, at) => {
          passGates(before, own, after, numbers, layer.input.byteOffset + at * 32);
        });
        layer.run(words.length);
        attention.run(words.length);
        plainly(words).forEach((wanted, cls) => {
          expect(Math.abs((attention.heard[cls] ?? 0) - wanted)).toBeLessThan(0.02);
        });
      }),
    );
  });

  it('reckon the exponential function to a millionth', () => {
    const arena = new Arena(65_536);
    const four = arena.floats(4);
    const [at, x, times] = [0, 1, 2];
    const run = assemble(1, arena.memory, [
      ...[1, 2, type.v128, ...load(at), ...set(x), ...exponential(x, times), ...store(at, 0, get(x)), op.end],
    ]);
    const number = fc.float({ min: -80, max: 80, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 4, maxLength: 4 }), (numbers) => {
        four.set(numbers);
        run(four.byteOffset);
        numbers.forEach((one, lane) => {
          expect(Math.abs((four[lane] ?? 0) / Math.exp(one) - 1)).toBeLessThan(1e-5);
        });
      }),
    );
  });
});

describe('words of an item', () => {
  const part = (tokens: string[], agent: boolean, turn: number) => ({
    ends: endsOf(tokens),
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

import type { Arena } from './arena.ts';
import type { NetWeights } from './net-file.ts';
import { mostWords, type NetWord } from './net-words.ts';
import { WholeLayer, type WholeRows } from './whole-layer.ts';
import { WordTable } from './word-table.ts';

const most = 32767;
/** A convolution over three words: what each word adds to the word after it, to itself and to the word before it. */
const reach = 3;
/** Words whose products are kept, some 3 kB each, the frequent ones alone; others are multiplied each time. There are more pairs than words. */
const usuallyKept = { words: 3072, pairs: 6144 };
/** Stands before the first word and after the last, and adds nothing. */
const blank = 0;

const slotsFor = (mostKept: number): number => mostKept + mostWords + 1;

/** Bytes of an arena that the products of a net's words take, at most. */
export function productBytes({ meta, gated }: NetWeights, mostKept = usuallyKept[meta.reads]): number {
  const width = reach * gated.scales.length + 4;
  return slotsFor(mostKept) * (width * 4 + meta.wide * 2) + width * meta.wide * 2;
}

/** Rows for each word of the convolution's reach, in the order of `reach`, from rows over all of them. */
function rowsByPlace({ weights, scales }: WholeRows, wide: number): WholeRows {
  const count = scales.length;
  const rows = new Int8Array(weights.length);
  for (let place = 0; place < reach; place++)
    for (let row = 0; row < count; row++) {
      const from = (row * reach + place) * wide;
      rows.set(weights.subarray(from, from + wide), (place * count + row) * wide);
    }
  return { weights: rows, scales: new Float32Array(reach * count) };
}

/**
 * The words of an item as the convolution takes them. What a word is multiplied with is the same wherever it stands, so the
 * products of frequent words are kept; sums of whole numbers are the same in any order.
 */
export class WordProducts {
  /** Numbers of the word in a slot, in steps, from `slot * wide`. */
  readonly numbers: Int16Array;
  private readonly products: Int32Array;
  private readonly table: WordTable;
  private readonly layer: WholeLayer;
  private readonly wide: number;
  private readonly mostKept: number;
  private readonly starts: Float64Array;
  private readonly word: Float64Array;
  private readonly kept = { customer: new Map<string, number>(), agent: new Map<string, number>() };
  private readonly slots = new Int32Array(mostWords + 2);
  private used = blank + 1;
  /** Rows of the convolution. */
  private readonly count: number;

  constructor(net: NetWeights, arena: Arena, mostKept = usuallyKept[net.meta.reads]) {
    const { wide, hiddenStep } = net.meta;
    this.wide = wide;
    this.mostKept = mostKept;
    this.count = net.gated.scales.length;
    this.table = new WordTable(net);
    this.layer = new WholeLayer(arena, rowsByPlace(net.gated, wide), wide, 1);
    // Half a step is added, so that cutting off rounds.
    this.starts = Float64Array.from(net.start, (value) => value / hiddenStep + 0.5);
    this.word = new Float64Array(wide);
    const room = slotsFor(mostKept);
    this.numbers = arena.sixteenBits(room * wide);
    this.products = arena.thirtyTwoBits(room * this.layer.width);
  }

  /** Takes the words of an item; those of the item before are gone. */
  lay(words: readonly NetWord[]): void {
    const { slots } = this;
    slots[0] = blank;
    for (let at = 0; at < words.length; at++) slots[at + 1] = this.slotOf(words[at] as NetWord, at);
    slots[words.length + 1] = blank;
  }

  /** Calls `use` for each of so many words with the addresses of what the word before, itself and the one after add to it. */
  each(
    words: number,
    use: (before: number, own: number, after: number, numbers: number, at: number) => void,
  ): void {
    const { slots, numbers, products, wide, count, layer } = this;
    const rowBytes = count * 4;
    const slotBytes = layer.width * 4;
    const start = products.byteOffset;
    for (let at = 0; at < words; at++) {
      const own = slots[at + 1] as number;
      use(
        start + (slots[at] as number) * slotBytes,
        start + own * slotBytes + rowBytes,
        start + (slots[at + 2] as number) * slotBytes + 2 * rowBytes,
        numbers.byteOffset + own * wide * 2,
        at,
      );
    }
  }

  private slotOf({ text, agent }: NetWord, at: number): number {
    const kept = agent ? this.kept.agent : this.kept.customer;
    const known = kept.get(text);
    if (known !== undefined) return known;
    const isKept = this.used <= this.mostKept && this.table.isFrequent(text, this.mostKept);
    const slot = isKept ? this.used++ : this.mostKept + 1 + at;
    if (isKept) kept.set(text, slot);
    this.fill(slot, text, agent);
    return slot;
  }

  private fill(slot: number, text: string, agent: boolean): void {
    const { wide, word, layer, numbers } = this;
    this.table.fill(word, text, this.starts, agent ? wide : 0);
    for (let d = 0; d < wide; d++) {
      const step = (word[d] as number) | 0;
      layer.input[d] = step < 0 ? 0 : Math.min(step, most);
    }
    numbers.set(layer.input, slot * wide);
    layer.runTo(layer.input.byteOffset, this.products.byteOffset + slot * layer.width * 4);
  }
}

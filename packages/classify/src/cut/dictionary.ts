import { readFileSync } from 'node:fs';
import { WordTree } from './word-tree.ts';
import { WordTrie } from './word-trie.ts';

/** Words with the logarithm of their share of all text. */
export interface Dictionary {
  trie: WordTrie;
  /** Weight of each rank; that of rank 0 is the lowest of all, of what is no word. */
  weights: Float64Array;
  /** Words of one character that the user's dictionary holds. */
  singles: ReadonlySet<number>;
}

const expectedNodes = 520_000;
const [space, newline] = [32, 10];

/** Distinct frequencies in the order of their first occurrence, from rank 1, and how many words have each. */
class Frequencies {
  private readonly ranks = new Map<number, number>();
  private readonly counts: number[] = [0];
  private words = 0;
  private sum = 0;

  rankOf(frequency: number): number {
    const known = this.ranks.get(frequency);
    if (known !== undefined) return known;
    const rank = this.counts.push(0) - 1;
    this.ranks.set(frequency, rank);
    return rank;
  }

  count(frequency: number): number {
    const rank = this.rankOf(frequency);
    this.counts[rank] = (this.counts[rank] as number) + 1;
    this.words++;
    this.sum += frequency;
    return rank;
  }

  /** The frequency in the middle of all words counted. */
  median(): number {
    let seen = 0;
    for (const [frequency, rank] of [...this.ranks].sort(([a], [b]) => a - b)) {
      seen += this.counts[rank] as number;
      if (seen > Math.floor(this.words / 2)) return frequency;
    }
    return 1;
  }

  weights(): Float64Array {
    const weights = new Float64Array(this.counts.length);
    for (const [frequency, rank] of this.ranks) weights[rank] = Math.log(frequency / this.sum);
    const counted = [...this.ranks].filter(([, rank]) => (this.counts[rank] as number) > 0);
    weights[0] = Math.log(Math.min(...counted.map(([frequency]) => frequency)) / this.sum);
    return weights;
  }
}

type TakeWord = (word: Int32Array, length: number, frequency: number) => void;

/** Reads lines of `word frequency tag`, from their bytes: as text they would take twice as long. */
function readWords(bytes: Uint8Array, take: TakeWord): void {
  const word = new Int32Array(1024);
  let at = 0;
  while (at < bytes.length) {
    let length = 0;
    for (let lead = bytes[at] as number; lead > space; lead = bytes[at] as number) {
      const more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
      let rune = more === 0 ? lead : lead & (0x3f >> more);
      for (at++; at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80; at++)
        rune = (rune << 6) | ((bytes[at] as number) & 0x3f);
      word[length++] = rune;
    }
    let frequency = 0;
    for (at++; (bytes[at] as number) > space; at++) frequency = frequency * 10 + (bytes[at] as number) - 48;
    take(word, length, frequency);
    while (at < bytes.length && bytes[at] !== newline) at++;
    at++;
  }
}

/** Words of the user's dictionary, each with its frequency where it has one: lines of `word`, `word tag` or `word frequency tag`. */
function readUserWords(path: string): [Int32Array, number | undefined][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [word = '', frequency, tag] = line.split(' ');
      const runes = Int32Array.from(word, (char) => char.codePointAt(0) ?? 0);
      return [runes, tag === undefined ? undefined : Number(frequency)];
    });
}

/** Lays out jieba's dictionary with a user's, whose words are as frequent as the word in the middle unless it says otherwise. */
export function loadDictionary(path: string, userPath: string): Dictionary {
  const tree = new WordTree(expectedNodes);
  const frequencies = new Frequencies();
  readWords(readFileSync(path), (word, length, frequency) => {
    tree.add(word, length, frequencies.count(frequency));
  });
  const median = frequencies.median();
  const singles = new Set<number>();
  for (const [word, frequency = median] of readUserWords(userPath)) {
    tree.add(word, word.length, frequencies.rankOf(frequency));
    if (word.length === 1) singles.add(word[0] as number);
  }
  return { trie: new WordTrie(tree), weights: frequencies.weights(), singles };
}

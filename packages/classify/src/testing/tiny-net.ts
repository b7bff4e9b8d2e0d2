import { createRandom } from '../fit/index.ts';
import type { NetWeights } from '../net/index.ts';

interface Sizes {
  wide: number;
  words: readonly string[];
  classes: readonly string[];
  leaves: number;
}

/** A net of random weights for tests: the same seed gives the same net. */
export function tinyNet({ wide, words, classes, leaves }: Sizes, seed = 1): NetWeights {
  const next = createRandom(seed);
  const floats = (count: number): Float32Array => Float32Array.from({ length: count }, () => next() - 0.5);
  const rows = (count: number, inputs: number) => ({
    weights: Int8Array.from({ length: count * inputs }, () => Math.floor(next() * 255) - 127),
    scales: Float32Array.from({ length: count }, () => (next() + 0.1) / 127),
  });
  const chars = [...new Set(words.join(''))];
  const count = classes.length;
  return {
    meta: {
      format: 1,
      reads: 'words',
      wide,
      classes: [...classes],
      leaves,
      types: ['衣服'],
      hiddenStep: 1e-4,
      normStep: 1e-3,
      charShare: [0.3, 1.3],
      trainedOn: { items: 0, hash: '' },
      sections: [],
    },
    words,
    wordRows: rows(words.length, wide),
    chars,
    charRows: rows(chars.length, wide),
    start: floats(2 * wide),
    gated: rows(2 * wide, 3 * wide),
    gatedBias: floats(2 * wide),
    gain: Float32Array.from({ length: wide }, () => 1),
    shift: floats(wide),
    attention: rows(2 * count, wide),
    attentionBias: floats(2 * count),
    highest: rows(count + leaves, wide),
    mean: rows(count + leaves, wide),
    pooledBias: floats(count + leaves),
    kinds: floats(2 * count),
    types: floats(2 * count),
    stars: floats(6 * count),
  };
}

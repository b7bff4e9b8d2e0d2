import type { NormalText } from './normalise.ts';

/** A text and its units. */
export type Cuttable = Pick<NormalText, 'text' | 'codes'>;

/** Cuts normalised Chinese text into tokens whose concatenation is the text. */
export interface Segmenter {
  cut(text: string): string[];
  /** Where each token of a text ends, in its units. */
  endsOf(text: Cuttable): Int32Array;
}

/** The segmenter of a function that cuts. */
export const segmenterOf = (cut: (text: string) => string[]): Segmenter => ({
  cut,
  endsOf: ({ text }) => {
    let end = 0;
    return Int32Array.from(cut(text), (token) => (end += token.length));
  },
});

/** The tokens of a text that end at the given places. */
export function tokensOf(text: string, ends: Int32Array): string[] {
  const tokens: string[] = [];
  let from = 0;
  for (const end of ends) {
    tokens.push(text.slice(from, end));
    from = end;
  }
  return tokens;
}

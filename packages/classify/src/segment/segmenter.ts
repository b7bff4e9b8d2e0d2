/** Cuts normalised Chinese text into tokens whose concatenation is the text. */
export interface Segmenter {
  cut(text: string): string[];
  /** What `cut` gives for each of the texts. */
  cutMany(texts: readonly string[]): string[][];
}

/** A segmenter that gains nothing from many texts at once. */
export const oneByOne = (cut: (text: string) => string[]): Segmenter => ({
  cut,
  cutMany: (texts) => texts.map(cut),
});

/** Where each token ends, in units of the text that they were cut from. */
export function endsOf(tokens: readonly string[]): Int32Array {
  const ends = new Int32Array(tokens.length);
  let end = 0;
  for (let i = 0; i < tokens.length; i++) {
    end += tokens[i]?.length ?? 0;
    ends[i] = end;
  }
  return ends;
}

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

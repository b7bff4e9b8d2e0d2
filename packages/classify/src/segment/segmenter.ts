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

/** Cuts normalised Chinese text into tokens whose concatenation is the text. */
export interface Segmenter {
  cut(text: string): string[];
}

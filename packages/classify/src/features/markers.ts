import { hashText } from './hash.ts';

/** Bits of what a token marks. */
export const mark = { negator: 1, question: 2, hypothesis: 4, reference: 8 } as const;
export type MarkName = keyof typeof mark;

/** Rolling hash of a token -> bits of `mark`. */
export type Markers = ReadonlyMap<number, number>;

/** Builds the look-up of marker words. */
export function buildMarkers(words: Record<MarkName, readonly string[]>): Markers {
  const markers = new Map<number, number>();
  const put = (name: MarkName): void => {
    for (const word of words[name]) {
      const hash = hashText(word);
      markers.set(hash, (markers.get(hash) ?? 0) | mark[name]);
    }
  };
  put('negator');
  put('question');
  put('hypothesis');
  put('reference');
  return markers;
}

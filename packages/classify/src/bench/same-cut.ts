import { createJieba, normalise, openSegmenter } from '../segment/index.ts';

/** Share of texts, in normal form, that are cut as nodejieba cuts them. */
export function shareOfSameCuts(texts: readonly string[], userDictionary: string): number {
  const jieba = createJieba(userDictionary);
  const own = openSegmenter(userDictionary);
  const isSame = (raw: string): boolean => {
    const text = normalise(raw);
    const [ends, theirs] = [own.endsOf(text), jieba.endsOf(text)];
    return ends.length === theirs.length && ends.every((end, at) => end === theirs[at]);
  };
  return texts.filter(isSame).length / texts.length;
}

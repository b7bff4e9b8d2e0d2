import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Cutter, loadChainModel, loadDictionary } from '../cut/index.ts';
import { type Segmenter, tokensOf } from './segmenter.ts';
import { Slab } from './slab.ts';

/** A file that nodejieba brings. */
const jiebaFile = (name: string): string =>
  join(dirname(createRequire(import.meta.url).resolve('nodejieba')), 'submodules/cppjieba/dict', name);

const codesOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/**
 * Cuts as nodejieba does, with its dictionary, its model and a user dictionary, in a third of the time; they are read at the
 * first cut (0.3 s, 25 MB).
 */
export function openSegmenter(userDictionary: string): Segmenter {
  let cutter: Cutter | undefined;
  const slab = new Slab((size) => new Int32Array(size));
  const endsOf = (codes: Uint16Array): Int32Array => {
    cutter ??= new Cutter(
      loadDictionary(jiebaFile('jieba.dict.utf8'), userDictionary),
      loadChainModel(jiebaFile('hmm_model.utf8')),
    );
    const ends = cutter.cut(codes);
    return slab.copy(ends, ends.length);
  };
  return {
    cut: (text) => tokensOf(text, endsOf(codesOf(text))),
    endsOf: ({ codes }) => endsOf(codes),
  };
}

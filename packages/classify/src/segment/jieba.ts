import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FatalError } from '@voc/core';
import nodejieba from 'nodejieba';
import { cutJoined } from './cut-joined.ts';
import type { Segmenter } from './segmenter.ts';

// Tables for finding keywords, which nobody asks for here: 20 MB and a quarter of the time of loading.
const noKeywords = fileURLToPath(new URL('./no-keywords.txt', import.meta.url));

/** What nodejieba loads. */
export const dictionariesOf = (
  userDictionary: string,
): Record<'userDict' | 'idfDict' | 'stopWordDict', string> => ({
  userDict: userDictionary,
  idfDict: noKeywords,
  stopWordDict: noKeywords,
});

let loaded: string | undefined;

/** nodejieba with HMM and a user dictionary; it loads at the first cut, once per thread (1 s, 240 MB). */
export function createJieba(userDictionary: string): Segmenter {
  const load = (): void => {
    if (loaded === userDictionary) return;
    if (loaded !== undefined)
      throw new FatalError(
        `nodejieba is already loaded with ${loaded}; one process uses one user dictionary`,
      );
    if (!existsSync(userDictionary)) throw new FatalError(`No user dictionary at ${userDictionary}`);
    nodejieba.load(dictionariesOf(userDictionary));
    loaded = userDictionary;
  };
  const cut = (text: string): string[] => {
    if (loaded !== userDictionary) load();
    return nodejieba.cut(text, true);
  };
  return { cut, cutMany: (texts) => cutJoined(texts, cut) };
}

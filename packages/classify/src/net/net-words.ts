import type { Part } from '../features/index.ts';
import { tokensOf } from '../segment/index.ts';
import { type Said, toPairs, toWords } from './split-part.ts';

/** What a net reads: words as they were cut, or pairs of neighbouring characters, wherever words were cut. */
export const readings = ['words', 'pairs'] as const;
export type Reading = (typeof readings)[number];

const split = { words: toWords, pairs: toPairs };

/** Words that are read of an item. */
export const mostWords = 240;
/** Words that are read of a turn of an agent: templates are long and say little. */
const mostOfAgent = 12;
/** Words that stand before the words of a part. */
const opening = { customer: '<customer>', agent: '<agent>' } as const;

/** A word or pair of an item as a net reads it; its span is in units of the normalised part, that of an opening is empty. */
export interface NetWord extends Said {
  agent: boolean;
  turn: number;
}

/** Adds the words of a part while there is room; properties are copied by name, as spreading them takes longer than the net. */
function addWords(words: NetWord[], { normal, ends, agent, turn }: Part, reading: Reading): void {
  words.push({ text: agent ? opening.agent : opening.customer, agent, turn, start: 0, end: 0 });
  const said = split[reading](tokensOf(normal.text, ends));
  const last = Math.min(said.length, mostWords - words.length, agent ? mostOfAgent : mostWords);
  for (let i = 0; i < last; i++) {
    const { text, start, end } = said[i] as Said;
    words.push({ text, agent, turn, start, end });
  }
}

/** The words of an item, at most 240; an item without any part has the customer's opening alone. */
export function netWords(parts: readonly Part[], reading: Reading): NetWord[] {
  const words: NetWord[] = [];
  for (const part of parts) {
    if (words.length >= mostWords) break;
    addWords(words, part, reading);
  }
  if (words.length === 0) words.push({ text: opening.customer, agent: false, turn: 0, start: 0, end: 0 });
  return words;
}

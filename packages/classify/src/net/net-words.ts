import type { Part } from '../features/index.ts';

/** Words that are read of an item. */
export const mostWords = 240;
/** Words that are read of a turn of an agent: templates are long and say little. */
const mostOfAgent = 12;
/** Words that stand before the words of a part. */
const opening = { customer: '<customer>', agent: '<agent>' } as const;

/** The words of one item as the net reads them, with where each stands. */
export interface NetWord {
  text: string;
  agent: boolean;
  /** Turn and span in units of the normalised part; an opening word spans nothing. */
  turn: number;
  start: number;
  end: number;
}

function wordsOf({ tokens, agent, turn }: Part): NetWord[] {
  const opens = agent ? opening.agent : opening.customer;
  const words: NetWord[] = [{ text: opens, agent, turn, start: 0, end: 0 }];
  let at = 0;
  for (const text of tokens) {
    const end = at + text.length;
    if (text !== ' ') words.push({ text, agent, turn, start: at, end });
    at = end;
    if (agent && words.length > mostOfAgent) break;
  }
  return words;
}

/** The words of an item, at most 240; an item without any part has the customer's opening alone. */
export function netWords(parts: readonly Part[]): NetWord[] {
  const words: NetWord[] = [];
  for (const part of parts) {
    if (words.length >= mostWords) break;
    words.push(...wordsOf(part).slice(0, mostWords - words.length));
  }
  if (words.length === 0) words.push({ text: opening.customer, agent: false, turn: 0, start: 0, end: 0 });
  return words;
}

import type { Saying } from '../attribution/find-distinctive-words.ts';

/** What was said in one voice, cut into words. */
export interface ThemeVoice extends Saying {
  productId: string;
  /** Masked. */
  text: string;
}

/** A complaint that recurs and has no leaf: a suggestion for a person, counted nowhere. */
export interface Theme {
  /** Its words, the most distinctive first. */
  words: string[];
  items: number;
  /** Customers, copies as one: no more than the items. */
  reviewers: number;
  /** Products with the most of its items first. */
  products: { productId: string; items: number }[];
  /** Voices that hold most of its words, the shortest first among equals. */
  verbatims: string[];
}

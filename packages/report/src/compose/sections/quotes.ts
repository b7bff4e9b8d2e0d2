import { maskTokenSource } from '@voc/core';
import { kindName } from '../facts/context.ts';
import type { QuoteRow } from '../facts/types.ts';
import type { Quote } from '../schema-values.ts';

const shortest = 8;
const longest = 60;
const limit = 3;
/** A label that is less likely right than wrong is no witness for its leaf: docs/methods.md, Verbatims. */
const likely = 0.5;

const lengthOf = (text: string): number => [...text].length;
/** Pictures and what joins or colours them: no words, and nothing that every printer has a letter for. */
const pictures =
  /\p{Extended_Pictographic}\ufe0f|\p{Emoji_Presentation}|[\u{1f000}-\u{1faff}]|\u200d|\ufe0f|\u20e3/gu;
const tidy = (text: string): string => text.replace(pictures, '').replace(/\s+/gu, ' ').trim();

/** Letters and digits alone: two quotes that differ in punctuation are one. */
const essence = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Cuts to the longest length around the evidence; what was left out is marked with …. */
function clip(text: string, evidence: string): string {
  const letters = [...text];
  if (letters.length <= longest) return text;
  const at = Math.max(0, text.indexOf(evidence));
  const before = [...text.slice(0, at)].length;
  const room = Math.max(0, longest - 2 - lengthOf(evidence));
  const start = Math.max(0, Math.min(before - Math.floor(room / 2), letters.length - (longest - 2)));
  const end = Math.min(letters.length, start + longest - 2);
  return `${start > 0 ? '…' : ''}${letters.slice(start, end).join('')}${end < letters.length ? '…' : ''}`;
}

/** Grows the part that holds the evidence by its neighbours as long as it stays within the longest length. */
function grow(parts: readonly string[], first: number): string {
  let [from, to] = [first, first + 1];
  for (;;) {
    const wider = [
      [from, to + 1],
      [from - 1, to],
    ].find(
      ([a = 0, b = 0]) =>
        a >= 0 && b <= parts.length && lengthOf(parts.slice(a, b).join('').trim()) <= longest,
    );
    if (!wider) return parts.slice(from, to).join('').trim();
    [from = 0, to = 0] = wider;
  }
}

/** The words to quote: the whole text when short, else the sentences around the evidence, at most 60 characters. */
export function quoteWords(text: string, evidence: string): string {
  const whole = tidy(text);
  const heart = tidy(evidence);
  if (lengthOf(whole) <= longest) return whole;
  if (!whole.includes(heart)) return clip(heart, heart);
  const parts = whole.split(/(?<=[。!?!?;;~…])|(?<=[,,])/u);
  const first = parts.findIndex((part) => part.includes(heart));
  if (first === -1) return clip(whole, heart);
  return clip(grow(parts, first), heart);
}

interface Candidate extends Quote {
  place: number;
  confidence: number;
  fits: boolean;
  /** A complaint under four or five stars is real, and a poor witness. */
  pleased: boolean;
  /** What was masked tells a reader nothing, and the words around it lose their sense. */
  masked: boolean;
}

const token = new RegExp(maskTokenSource, 'u');

function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.place !== b.place) return a.place - b.place;
  if (a.fits !== b.fits) return a.fits ? -1 : 1;
  if (a.pleased !== b.pleased) return a.pleased ? 1 : -1;
  if (a.masked !== b.masked) return a.masked ? 1 : -1;
  if (a.confidence !== b.confidence) return b.confidence - a.confidence;
  return compareText(told(a), told(b));
}

/** Everything a reader sees of a quote: whoever says the same in the same place is the same to the report. */
const told = ({ text, channel, platform, rating }: Quote): string =>
  JSON.stringify([text, channel, platform, rating]);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Up to three quotes of a leaf, or of leaves in their order (of one product where given): 8 to 60 characters first,
 * four and five stars last, what was masked last of those, then by the classifier's confidence, ties by the text itself; different words only. What
 * the classifier only guesses is quoted where it is sure of nothing. Neither anger nor strong words bring a voice forward.
 */
export function quotesOf(
  rows: readonly QuoteRow[],
  wanted: { leaf?: string; leaves?: readonly string[]; productId?: string },
): Quote[] {
  const leaves = wanted.leaves ?? (wanted.leaf === undefined ? [] : [wanted.leaf]);
  const candidates = rows
    .filter(({ leaf, productId }) => leaves.includes(leaf) && (wanted.productId ?? productId) === productId)
    .map(({ text, evidence, kind, platform, rating, confidence, leaf }): Candidate => {
      const words = quoteWords(text, evidence);
      const fits = lengthOf(words) >= shortest && lengthOf(words) <= longest;
      return {
        text: words,
        channel: kindName(kind),
        platform,
        rating,
        confidence,
        fits,
        place: leaves.indexOf(leaf),
        pleased: leaf !== 'praise' && (rating ?? 0) >= 4,
        masked: token.test(words),
      };
    })
    .sort(compareCandidates);
  const sure = candidates.filter(({ confidence }) => confidence >= likely);
  const seen = new Set<string>();
  const chosen: Quote[] = [];
  for (const { text, channel, platform, rating } of sure.length > 0 ? sure : candidates) {
    if (chosen.length === limit) break;
    if (seen.has(essence(text)) || essence(text) === '') continue;
    seen.add(essence(text));
    chosen.push({ text, channel, platform, rating });
  }
  return chosen;
}

import type { MaskKind } from '@voc/core';
import type { MaskSpan } from '@voc/ingest';
import type { Sample } from './generate.ts';

export interface Score {
  hits: number;
  missed: number;
  wrong: number;
}

export interface Masked {
  text: string;
  found: MaskSpan[];
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number => {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};

const folds = [
  '〇零○洞⓿⓪',
  '一壹幺❶',
  '二贰两❷',
  '三叁❸',
  '四肆❹',
  '五伍❺',
  '六陆❻',
  '七柒拐❼',
  '八捌❽',
  '九玖勾❾',
];

/** Digits of a text in whatever way they are written, without anything between them. */
export const digitsOf = (text: string): string =>
  [...text.normalize('NFKC')]
    .map((char) => {
      const digit = folds.findIndex((names) => names.includes(char));
      return digit < 0 ? char : String(digit);
    })
    .join('')
    .replace(/\[[^\]#[]+#[0-9a-z]{10}\]/g, '|')
    .replace(/[^\p{L}\p{N}|]/gu, '');

/** True when a value of seven digits or more can still be read, forwards or backwards. */
export function isReadable(plain: string, masked: string): boolean {
  const runs = plain.match(/\d{7,}/g) ?? [];
  const left = digitsOf(masked);
  return runs.some((run) => left.includes(run) || left.includes([...run].reverse().join('')));
}

/** Counts by kind: a span is hit when one of the same kind was found that shares half of both together. */
export function measure(samples: readonly Sample[], mask: (text: string) => Masked) {
  const scores = new Map<MaskKind, Score>();
  const of = (kind: MaskKind): Score => {
    const score = scores.get(kind) ?? { hits: 0, missed: 0, wrong: 0 };
    scores.set(kind, score);
    return score;
  };
  const faults: string[] = [];
  const readable: string[] = [];
  for (const { text, expected, style } of samples) {
    const result = mask(text);
    const left = new Set(result.found);
    for (const want of expected) {
      const hit = [...left].find((span) => span.kind === want.kind && overlap(span, want) >= 0.5);
      if (hit) {
        left.delete(hit);
        of(want.kind).hits++;
      } else {
        of(want.kind).missed++;
        faults.push(
          `missed ${want.kind} (${style}) ${text.slice(want.start, want.end)} in: ${text} -> ${result.text}`,
        );
      }
      if (want.kind !== 'name' && want.kind !== 'address' && isReadable(want.plain, result.text))
        readable.push(`${text} -> ${result.text}`);
    }
    for (const span of left) {
      of(span.kind).wrong++;
      faults.push(`wrong ${span.kind} (${style}) ${text.slice(span.start, span.end)} in: ${text}`);
    }
  }
  return { scores, faults, readable };
}

export const recallOf = ({ hits, missed }: Score): number => hits / Math.max(1, hits + missed);
export const precisionOf = ({ hits, wrong }: Score): number => hits / Math.max(1, hits + wrong);

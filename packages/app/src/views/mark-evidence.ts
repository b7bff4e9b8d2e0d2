import type { StoredEvidence } from './items-store.ts';

/** A span that is marked: UTF-16, half-open. */
export type Mark = [start: number, end: number];

/** One piece of what was said, with the words a label rests on. */
export interface Said {
  text: string;
  marks: Mark[];
}

/** Spans in order, those that touch as one. */
export function mergeMarks(marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = [];
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}

/** Marks of the texts that classification read a line each: main text first, then follow-ups. */
export function markTexts(texts: readonly string[], evidence: readonly StoredEvidence[]): Said[] {
  let from = 0;
  return texts.map((text) => {
    const [begin, end] = [from, from + text.length];
    from = end + 1;
    const marks = evidence
      .filter((one) => one.turn === undefined && one.start < end && one.end > begin)
      .map((one): Mark => [Math.max(0, one.start - begin), Math.min(text.length, one.end - begin)]);
    return { text, marks: mergeMarks(marks) };
  });
}

/** Marks of the `turn`-th utterance of a conversation, from 0. */
export const markTurn = (text: string, turn: number, evidence: readonly StoredEvidence[]): Said => ({
  text,
  marks: mergeMarks(
    evidence
      .filter((one) => one.turn === turn)
      .map((one): Mark => [Math.min(one.start, text.length), Math.min(one.end, text.length)]),
  ),
});

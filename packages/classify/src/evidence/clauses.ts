import { CodeClass, codeTable, type NormalText } from '../segment/index.ts';

/** A clause of a normalised text, half-open in its units; separators and blanks stand outside. */
export interface Clause {
  start: number;
  end: number;
  /** True when a question mark closes it. */
  asked: boolean;
}

const questionMark = 63;

/** Splits at punctuation and blanks; empty clauses fall away. */
export function splitClauses(normal: NormalText): Clause[] {
  const { codeClass } = codeTable();
  const clauses: Clause[] = [];
  let from = 0;
  for (let i = 0; i <= normal.length; i++) {
    const code = i < normal.length ? (normal.codes[i] ?? 0) : 32;
    if (codeClass[code] === CodeClass.word || codeClass[code] === CodeClass.other) continue;
    if (i > from) clauses.push({ start: from, end: i, asked: code === questionMark });
    from = i + 1;
  }
  return clauses;
}

import type { ClassifyInput } from '@voc/core';
import type { Part } from '../features/index.ts';
import { type Clause, splitClauses } from './clauses.ts';

/** The customer's parts of an item with their clauses, ready to be quoted. */
export interface Quotable {
  part: Part;
  raw: string;
  turn: number | undefined;
  clauses: Clause[];
}

/** Everything in an item that may be quoted: agents' and system turns may not. */
export function quotables(input: ClassifyInput, parts: readonly Part[]): Quotable[] {
  return parts
    .filter((part) => !part.agent)
    .map((part) => ({
      part,
      raw: input.turns ? (input.turns[part.turn]?.text ?? '') : (input.text ?? ''),
      turn: input.turns ? part.turn : undefined,
      clauses: splitClauses(part.normal),
    }));
}

import type { ClassifyInput } from '@voc/core';
import type { Hit } from '../patterns/index.ts';

const lastWords = 2;

/** A conversation that ends with the customer giving up (算了, 没人管), or with a customer's turn left unanswered after several. */
export function isUnresolved(input: ClassifyInput, hits: readonly Hit[], complains: boolean): boolean {
  const turns = input.turns ?? [];
  if (turns.length === 0) return false;
  const own = turns.flatMap((turn, n) => (turn.role === 'customer' ? [n] : []));
  const last = new Set(own.slice(-lastWords));
  if (hits.some((hit) => hit.row.table === 'resigned' && last.has(hit.part.turn) && !hit.asked)) return true;
  const unanswered = turns.slice(-lastWords).every((turn) => turn.role === 'customer');
  return complains && own.length >= lastWords && unanswered;
}

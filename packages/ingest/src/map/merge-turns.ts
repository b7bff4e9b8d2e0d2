import { createHash } from 'node:crypto';
import type { TurnRole } from '@voc/core';

/** A stored or staged turn; times are ISO 8601. */
export interface StoredTurn {
  role: TurnRole;
  text: string;
  at: string | null;
  agent_hash: string | null;
  team: string | null;
  vendor: string | null;
}

const keyOf = ({ at, role, text }: StoredTurn): string => [at, role, text].join('\u001f');

/** Hash of what classification reads of a conversation; the same recipe stands in SQL. */
export const turnsHashOf = (turns: readonly StoredTurn[]): string =>
  createHash('sha256')
    .update(turns.map(({ role, text }) => `${role}\u001f${text}`).join('\u001e'))
    .digest('hex');

/**
 * The conversation that two readings tell together; null when the second tells nothing new. Turns with times meet by
 * time, role and words. Where times are missing the longer telling is the conversation.
 */
export function mergeTurns(stored: readonly StoredTurn[], told: readonly StoredTurn[]): StoredTurn[] | null {
  if ([...stored, ...told].some(({ at }) => at === null))
    return told.length > stored.length ? [...told] : null;
  const known = new Set(stored.map(keyOf));
  const fresh = told.filter((turn) => !known.has(keyOf(turn)));
  if (fresh.length === 0) return null;
  const order = (turn: StoredTurn): number => Date.parse(turn.at ?? '');
  return [...stored, ...fresh].sort((a, b) => order(a) - order(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

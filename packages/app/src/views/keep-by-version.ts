import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';

/** Brands and lines of products change without a new version: so long at most an answer is kept. */
const longestMs = 300_000;
/** Answers of one version; when there are more, all are forgotten. */
const most = 500;

interface Kept<T> {
  version: string;
  until: number;
  answers: Map<string, Promise<T>>;
}

/** Number of the state of what is counted; it rises with every rollup. */
export async function readDataVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ seq: string }>`select seq::text as seq from data_version`.execute(db);
  return rows[0]?.seq ?? '';
}

/**
 * Keeps answers while the version of the data stands, by all that they depend on; who asks for one that is being read waits for
 * it. The scope is part of what an answer depends on.
 */
export function keepByVersion<T>(): (
  db: Db,
  by: { scope: Scope } & Record<string, unknown>,
  read: () => Promise<T>,
) => Promise<T> {
  const kept = new WeakMap<Db, Kept<T>>();
  return async (db, by, read) => {
    const version = await readDataVersion(db);
    const key = JSON.stringify(by);
    let current = kept.get(db);
    if (current?.version !== version || current.until < Date.now() || current.answers.size >= most) {
      current = { version, until: Date.now() + longestMs, answers: new Map() };
      kept.set(db, current);
    }
    const { answers } = current;
    const known = answers.get(key);
    if (known) return known;
    const answer = read();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}

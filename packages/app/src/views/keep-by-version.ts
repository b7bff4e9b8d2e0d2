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

/** Numbers of the state of what is counted: of everything, which rises with every rollup, and of how many voices there are. */
type Versions = Record<'all' | 'voices', string>;

async function readVersions(db: Db): Promise<Versions> {
  const { rows } = await sql<Versions>`
    select seq::text as "all", voices_seq::text as voices from data_version`.execute(db);
  return rows[0] ?? { all: '', voices: '' };
}

const asking = new WeakMap<Db, Promise<Versions>>();

/** Asked for once by all that begin at the same moment. */
function askVersions(db: Db): Promise<Versions> {
  const asked = asking.get(db) ?? readVersions(db);
  if (!asking.has(db)) {
    asking.set(db, asked);
    queueMicrotask(() => asking.delete(db));
  }
  return asked;
}

export const readDataVersion = async (db: Db): Promise<string> => (await readVersions(db)).all;

/**
 * Keeps answers while the version of the data stands, by all that they depend on; who asks for one that is being read waits for
 * it. The scope is part of what an answer depends on. What depends on the number of voices alone outlives labels.
 */
export function keepByVersion<T>(
  of: keyof Versions = 'all',
): (db: Db, by: { scope: Scope } & Record<string, unknown>, read: () => Promise<T>) => Promise<T> {
  const kept = new WeakMap<Db, Kept<T>>();
  return async (db, by, read) => {
    const { [of]: version } = await askVersions(db);
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

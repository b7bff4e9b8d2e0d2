import { type Config, readSecretKey } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { type Erased, erasePerson, type PersonQuery, personOf } from '@voc/ingest';
import { type Forgotten, forgetWords } from '@voc/report';
import { withMigratedDatabase } from '../connect.ts';
import { type RewrittenExports, rewriteExports } from '../rewrite-exports.ts';

export interface EraseOptions {
  query: PersonQuery;
  /** Only counts; nothing is changed. */
  dryRun: boolean;
  /** The folder whose reports and cards are written again. */
  out: string;
}

/** What an erasure has done, or would do; holds no words of the person. */
export interface EraseReceipt extends RewrittenExports {
  dryRun: boolean;
  /** Rows gone, by table. */
  counts: Erased['counts'];
  /** Revisions and alerts from which quotes were taken. */
  reports: Forgotten['reports'];
  alerts: string[];
}

class Rehearsed extends Error {}

async function eraseOnce(db: Db, options: EraseOptions, key: string) {
  const person = personOf(options.query, key);
  let done: { erased: Erased; forgotten: Forgotten } | undefined;
  try {
    await db.transaction().execute(async (tx) => {
      const erased = await erasePerson(tx, person);
      done = { erased, forgotten: await forgetWords(tx, erased.words) };
      // The rehearsal counts by doing it all, and is undone.
      if (options.dryRun) throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return done;
}

/**
 * `voc erase`: takes a person out of all tables in one transaction, then out of the files of the output folder, and
 * keeps them out of later readings.
 */
export function erase(config: Config, log: Log, options: EraseOptions): Promise<EraseReceipt> {
  return withMigratedDatabase(config, log, async ({ db }) => {
    const done = await eraseOnce(db, options, readSecretKey(config));
    const erased = done?.erased ?? { counts: {}, words: [] };
    const forgotten = done?.forgotten ?? { reports: [], alerts: [] };
    const files = options.dryRun
      ? { rewritten: [], toCheck: [] }
      : await rewriteExports(db, options.out, forgotten, erased.words, config);
    return { dryRun: options.dryRun, counts: erased.counts, ...forgotten, ...files };
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { isRetriable } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import {
  describeGap,
  type Feed,
  FolderConfig,
  folderSource,
  loadFeeds,
  readSource,
  type SourceReading,
  saveGaps,
} from '@voc/ingest';
import { type Connection, withMigratedDatabase } from '../connect.ts';
import { sourceOptionsOf } from '../source-deps.ts';

export interface WatchOptions {
  /** The inbox. */
  dir: string;
  shop: string;
  /** Folder of `feeds.json`. */
  feedsDir: string;
  stableSeconds: number;
  intervalSeconds: number;
  once: boolean;
}

/** One look into the folder. */
export interface WatchRound {
  reading: SourceReading;
  /** Waited feeds that have not come, a sentence each. */
  gaps: string[];
  /** Those of them that are told for the first time. */
  freshGaps: string[];
}

async function look(
  config: Config,
  connection: Connection,
  options: WatchOptions,
  feeds: readonly Feed[],
): Promise<WatchRound> {
  const folder = FolderConfig.parse({
    kind: 'folder',
    name: `folder ${options.dir}`,
    dir: options.dir,
    shop: options.shop,
    stableSeconds: options.stableSeconds,
  });
  const shared = sourceOptionsOf(config, connection, feeds);
  const reading = await readSource({ ...shared, kind: folderSource, config: folder });
  const now = new Date();
  const { open, fresh } = await saveGaps(connection.pool, feeds, now);
  const tell = (gaps: typeof open): string[] => gaps.map((gap) => describeGap(gap, now));
  return { reading, gaps: tell(open), freshGaps: tell(fresh) };
}

/**
 * `voc watch`: imports what is dropped into a folder, again and again until it is stopped. While the database is away
 * the files stay where they are.
 */
export async function watch(
  config: Config,
  log: Log,
  options: WatchOptions,
  stopped: Promise<unknown>,
  tell: (round: WatchRound) => void,
): Promise<void> {
  const feeds = loadFeeds(options.feedsDir);
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  await withMigratedDatabase(config, log, async (connection) => {
    while (!stop.signal.aborted) {
      try {
        tell(await look(config, connection, options, feeds));
      } catch (error) {
        if (options.once || !isRetriable(error)) throw error;
        log.warn({ error: String(error) }, 'looking into the folder failed, trying again');
      }
      if (options.once) return;
      await sleep(options.intervalSeconds * 1000, undefined, { signal: stop.signal }).catch(() => {});
    }
  });
}

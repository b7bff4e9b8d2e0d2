import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import {
  type ConfiguredSource,
  describeGap,
  loadConfiguredSources,
  loadFeeds,
  readSource,
  type SourceReading,
  saveGaps,
} from '@voc/ingest';
import { withMigratedDatabase } from '../connect.ts';
import { sourceOptionsOf } from '../source-deps.ts';

export interface PullOptions {
  /** Folder of the configured sources and of `feeds.json`. */
  dir: string;
  /** Only this one. */
  source?: string;
}

export interface Pulled {
  sources: SourceReading[];
  /** Waited feeds that have not come, a sentence each. */
  gaps: string[];
}

function choose(
  sources: readonly ConfiguredSource[],
  { dir, source }: PullOptions,
): readonly ConfiguredSource[] {
  if (sources.length === 0) throw new UsageError(`${dir} 里没有配置来源,写法见 docs/sources.md`);
  const chosen = sources.filter(({ config }) => source === undefined || config.name === source);
  if (chosen.length === 0)
    throw new UsageError(
      `没有名为「${source}」的来源,可用 ${sources.map(({ config }) => config.name).join('、')}`,
    );
  return chosen;
}

/** `voc pull`: reads every configured source from where its last reading ended. */
export async function pull(config: Config, log: Log, options: PullOptions): Promise<Pulled> {
  const chosen = choose(loadConfiguredSources(options.dir), options);
  const feeds = loadFeeds(options.dir);
  return withMigratedDatabase(config, log, async (connection) => {
    const shared = sourceOptionsOf(config, connection, feeds);
    const sources: SourceReading[] = [];
    for (const one of chosen) sources.push(await readSource({ ...shared, ...one }));
    const now = new Date();
    const { open } = await saveGaps(connection.pool, feeds, now);
    return { sources, gaps: open.map((gap) => describeGap(gap, now)) };
  });
}

import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { type Db, readSwitches } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import {
  type ConfiguredSource,
  describeGap,
  loadConfiguredSources,
  loadFeeds,
  pullSwitch,
  readSource,
  type SourceReading,
  saveGaps,
  startPull,
  watchPull,
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
  /** Sources that somebody has switched off, a sentence each; they are not read. */
  paused: string[];
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

/** Parts what is to be read from what somebody has switched off; UsageError where only that was asked for. */
async function leaveOutPaused(
  db: Db,
  chosen: readonly ConfiguredSource[],
  isNamed: boolean,
): Promise<{ open: ConfiguredSource[]; paused: string[] }> {
  const switches = await readSwitches(db, 'schedule_switches');
  const open: ConfiguredSource[] = [];
  const paused: string[] = [];
  for (const one of chosen) {
    const { name } = one.config;
    const found = switches.get(pullSwitch(name));
    if (!found?.isOff) open.push(one);
    else paused.push(`来源「${name}」已由 ${found.by} 暂停,没有读取;请先在看板「来源」里恢复`);
  }
  if (isNamed && paused.length > 0) throw new UsageError(paused.join(';'));
  return { open, paused };
}

/** `voc pull`: reads every configured source from where its last reading ended. */
export async function pull(config: Config, log: Log, options: PullOptions): Promise<Pulled> {
  const chosen = choose(loadConfiguredSources(options.dir), options);
  const feeds = loadFeeds(options.dir);
  return withMigratedDatabase(config, log, async (connection) => {
    const { db } = connection;
    const { open: due, paused } = await leaveOutPaused(db, chosen, options.source !== undefined);
    const shared = sourceOptionsOf(config, connection, feeds);
    const clock = (): Date => new Date();
    const sources: SourceReading[] = [];
    for (const one of due) {
      const pullId = await startPull(db, one.config.name, 'voc pull', clock());
      sources.push(await watchPull(db, pullId, clock, () => readSource({ ...shared, ...one })));
    }
    const now = clock();
    const { open } = await saveGaps(connection.pool, feeds, now);
    return { sources, paused, gaps: open.map((gap) => describeGap(gap, now)) };
  });
}

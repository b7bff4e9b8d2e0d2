import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFaultPoint, UsageError } from '@voc/core';
import { type Config, environment, readSecretKey } from '@voc/core/config';
import type { Feed, PullOptions, ReadDeps, ReadSourceOptions, Sources } from '@voc/ingest';
import { loadConfiguredSources, loadFeeds, readSource, saveArrivals, saveGaps } from '@voc/ingest';
import type { Connection } from './connect.ts';
import { loadSources } from './seeds.ts';

/** Folder of the configured sources and of `feeds.json`. */
export const ownSources = ({ home }: Pick<Config, 'home'>): string => join(home, 'sources');

export function readDepsOf({ mappings }: Sources): ReadDeps {
  return {
    now: () => new Date(),
    sleep: async (ms) => void (await sleep(ms)),
    env: environment,
    mappingNamed(name) {
      const found = mappings.find((one) => one.name === name);
      if (!found)
        throw new UsageError(`没有名为「${name}」的映射,可用 ${mappings.map((one) => one.name).join('、')}`);
      return found;
    },
  };
}

/** What reading any source needs: database, key, mappings, clock; arrivals of waited feeds are noted with the rows. */
export function sourceOptionsOf(
  config: Config,
  { pool }: Pick<Connection, 'pool'>,
  feeds: readonly Feed[],
): Omit<ReadSourceOptions<never>, 'kind' | 'config'> {
  const mappings = loadSources(config);
  return {
    pool,
    secretKey: readSecretKey(config),
    mappings,
    deps: readDepsOf(mappings),
    at: createFaultPoint(config.faultPoint),
    also: (client, imported) => saveArrivals(client, feeds, imported, new Date()),
  };
}

/** How a running program reads the configured sources, as they and the waited feeds stand when it does. */
export const pullOptionsOf = (config: Config, connection: Pick<Connection, 'pool'>): PullOptions => ({
  sources: () => loadConfiguredSources(ownSources(config)),
  async read(source) {
    const feeds = loadFeeds(ownSources(config));
    const reading = await readSource({ ...sourceOptionsOf(config, connection, feeds), ...source });
    await saveGaps(connection.pool, feeds, new Date());
    return reading;
  },
});

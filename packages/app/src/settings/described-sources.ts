import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { type ConfiguredSource, type Feed, loadConfiguredSources, loadFeeds } from '@voc/ingest';
import { loadSources } from '../seeds.ts';
import { ownSources, readDepsOf } from '../source-deps.ts';

export interface DescribedSource {
  name: string;
  kind: string;
  shop: string;
  /** A host or a folder. */
  place: string;
  everyMinutes: number | null;
  /** What keeps it from being read and what to do, in Chinese; secrets are told by the names of their variables. */
  problems: string[];
}

export interface DescribedSources {
  sources: DescribedSource[];
  /** What is waited for every day. */
  feeds: readonly Feed[];
  /** Why the files cannot be read, in Chinese. */
  problem: string | null;
}

type Around = Pick<Config, 'home' | 'ownNumbers' | 'vaultKey'>;

/** The sources as their files say now, and whether each could be read; nothing is asked of any of them. */
export async function describeSources(config: Around): Promise<DescribedSources> {
  let found: ConfiguredSource[];
  let feeds: readonly Feed[];
  try {
    found = loadConfiguredSources(ownSources(config));
    feeds = loadFeeds(ownSources(config));
  } catch (error) {
    if (error instanceof UsageError) return { sources: [], feeds: [], problem: error.message };
    throw error;
  }
  if (found.length === 0) return { sources: [], feeds, problem: null };
  const deps = readDepsOf(loadSources(config));
  const sources = await Promise.all(
    found.map(async ({ kind, config: one }) => ({
      name: one.name,
      kind: kind.name,
      shop: one.shop,
      place: kind.place(one),
      everyMinutes: one.everyMinutes ?? null,
      problems: [...(await kind.check(one, deps))],
    })),
  );
  return { sources, feeds, problem: null };
}

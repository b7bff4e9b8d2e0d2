import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '@voc/core';
import { z } from 'zod';
import { type Feed, Feeds } from '../feeds/feed.ts';
import type { SourceConfig, SourceKind } from './contract.ts';
import { sourceKinds } from './registry.ts';

export interface ConfiguredSource {
  kind: SourceKind;
  config: SourceConfig;
}

const feedsFile = 'feeds.json';

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${path} 不是 JSON 文件,请核对`);
  }
}

function parse<T>(path: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new UsageError(`${path} 有误:${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function readOne(path: string): ConfiguredSource {
  const value = readJson(path);
  const { kind: name } = parse(path, z.looseObject({ kind: z.string() }), value);
  const kind = sourceKinds.find((one) => one.name === name);
  if (!kind)
    throw new UsageError(
      `${path}:没有「${name}」这种来源,可用 ${sourceKinds.map((one) => one.name).join('、')}`,
    );
  return { kind, config: parse(path, kind.config, value) };
}

const isFolder = (dir: string): boolean => statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The sources configured in a folder, one a file, in the order of the names; UsageError names a file that is wrong. */
export function loadConfiguredSources(dir: string): ConfiguredSource[] {
  if (!isFolder(dir)) return [];
  const names = readdirSync(dir).filter((name) => name.endsWith('.json') && name !== feedsFile);
  const sources = names.sort().map((name) => readOne(join(dir, name)));
  const twice = sources.find(
    ({ config }, n) => sources.findIndex((one) => one.config.name === config.name) < n,
  );
  if (twice) throw new UsageError(`${dir} 里有两个来源都叫「${twice.config.name}」`);
  return sources;
}

/** The feeds that are waited for, of `feeds.json` in a folder; none without that file. */
export function loadFeeds(dir: string): readonly Feed[] {
  const path = join(dir, feedsFile);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? parse(path, Feeds, readJson(path)) : [];
}

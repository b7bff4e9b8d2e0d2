import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UsageError } from '@voc/core';
import type { Pool } from '@voc/core/db';
import {
  FolderConfig,
  folderSource,
  loadMappings,
  type ReadDeps,
  RestConfig,
  readSource,
  restSource,
  type SourceReading,
} from '@voc/ingest';
import { testSecretKey } from '../../support/voc.ts';
import { type FakeApi, restConfigOf, startFakeApi } from './fake-api.ts';
import type { ReviewRecord } from './reviews.ts';

const mappings = loadMappings(resolve(import.meta.dirname, '../../../seeds/sources'));

/** What sources are read with in these tests; sleeping takes no time, but is noted. */
export function testDeps(slept: number[] = [], env: ReadDeps['env'] = {}): ReadDeps {
  return {
    now: () => new Date(),
    sleep: async (ms) => void slept.push(ms),
    env,
    mappingNamed(name) {
      const found = mappings.mappings.find((one) => one.name === name);
      if (!found) throw new UsageError(`no mapping ${name}`);
      return found;
    },
  };
}

export const readSettings = (pool: Pool, deps = testDeps()) => ({
  pool,
  deps,
  mappings,
  secretKey: testSecretKey,
});

/** A source with something in it, as the contract sees it. */
export interface Place {
  /** Puts records where the source finds them; each list is a page or a file. */
  offer(pages: readonly (readonly ReviewRecord[])[]): void;
  /** Reads the source in this process. */
  read(pool: Pool): Promise<SourceReading>;
  /** The command that reads it in a process of its own. */
  command(): { args: string[]; env: Record<string, string> };
  /** True when nothing is left to be read. */
  isEmpty(): boolean;
  close(): Promise<void>;
}

/** An HTTP interface with pages of two. */
export async function restPlace(): Promise<Place & { api: FakeApi }> {
  const api = await startFakeApi();
  const dir = mkdtempSync(join(tmpdir(), 'voc-rest-'));
  const config = restConfigOf(api);
  writeFileSync(join(dir, 'reviews.json'), JSON.stringify(config));
  return {
    api,
    offer(pages) {
      api.rows = pages.flat();
    },
    read: (pool) => readSource({ ...readSettings(pool), kind: restSource, config: RestConfig.parse(config) }),
    command: () => ({ args: ['pull', '--config', dir, '--json'], env: {} }),
    isEmpty: () => true,
    async close() {
      await api.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A folder of JSON lines. */
export async function folderPlace(): Promise<Place & { dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'voc-inbox-'));
  let files = 0;
  mkdirSync(dir, { recursive: true });
  const config = FolderConfig.parse({ kind: 'folder', dir, stableSeconds: 0 });
  return {
    dir,
    offer(pages) {
      for (const page of pages) {
        const lines = page.map((row) => JSON.stringify(row)).join('\n');
        writeFileSync(join(dir, `评价-${String(++files).padStart(3, '0')}.jsonl`), `${lines}\n`);
      }
    },
    read: (pool) => readSource({ ...readSettings(pool), kind: folderSource, config }),
    command: () => ({ args: ['watch', '--in', dir, '--once', '--stable', '0', '--json'], env: {} }),
    isEmpty: () => readdirSync(dir, { withFileTypes: true }).every((entry) => entry.isDirectory()),
    close: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

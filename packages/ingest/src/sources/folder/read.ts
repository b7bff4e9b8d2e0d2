import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dayOf, SkippableError } from '@voc/core';
import type { Cursor, PageOutcome, ReadDeps, SourcePage } from '../contract.ts';
import { formatTime } from '../format-time.ts';
import type { FolderConfig } from './config.ts';
import { isSame, listFiles, type SeenFile, seeFile } from './list-files.ts';
import { placeFor, putAway, writeReason } from './put-away.ts';

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function settle(dir: string, file: SeenFile, { refused }: PageOutcome, now: Date): Promise<void> {
  const sha256 = await hashFile(file.path);
  if (refused.length === 0) return putAway(file, placeFor(join(dir, 'done'), dayOf(now), file.name, sha256));
  const target = placeFor(join(dir, 'held'), dayOf(now), file.name, sha256);
  await writeReason(target, file.name, refused, formatTime(now, 'shanghai'));
  return putAway(file, target);
}

/** The files of a folder that are written to their end, each a page; they leave the folder when they are stored. */
export async function* readFolder(
  { dir, stableSeconds }: FolderConfig,
  _: Cursor,
  deps: ReadDeps,
): AsyncGenerator<SourcePage> {
  const seen = await listFiles(dir);
  if (seen.length === 0) return;
  await deps.sleep(stableSeconds * 1000);
  for (const file of seen) {
    if (!isSame(file, await seeFile(dir, file.name))) continue;
    yield {
      name: file.name,
      content: { path: file.path },
      async verify() {
        if (!isSame(file, await seeFile(dir, file.name)))
          throw new SkippableError(`文件 ${file.name} 在读取时被改动或移走,留待下一轮`);
      },
      async settle(outcome) {
        // One that another worker has moved, or that was replaced, is no longer ours.
        if (isSame(file, await seeFile(dir, file.name))) await settle(dir, file, outcome, deps.now());
      },
    };
  }
}

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '@voc/core';

/** Larger exports are read on the command line or dropped into a watched folder. */
export const largestUpload = 100 * 1024 * 1024;

const counting = (): Transform => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > largestUpload) done(new UsageError('文件超过 100 MB,请用 voc ingest 导入'));
      else done(null, chunk);
    },
  });
};

/**
 * Keeps what is sent in a folder of its own, which nobody else may enter, while work is done with it, and removes it
 * afterwards: words that are not masked lie nowhere for longer. The name is one of `shownName`.
 */
export async function withUpload<T>(
  body: Readable,
  name: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'voc-upload-'));
  const path = join(folder, name);
  try {
    await pipeline(body, counting(), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

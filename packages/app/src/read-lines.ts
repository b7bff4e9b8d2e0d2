import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { parseJsonLine, RejectedFileError } from '@voc/core';
import type { z } from 'zod';

/** Yields the validated rows of a JSON lines file; the first bad row stops with file, row, column and remedy. */
export async function* readJsonLines<T>(
  path: string,
  schema: z.ZodType<T>,
  shape: string,
): AsyncGenerator<T> {
  const file = basename(path);
  if (!existsSync(path)) {
    throw new RejectedFileError({ file, problem: '文件不存在', remedy: '请检查路径后重试' });
  }
  let row = 0;
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    row++;
    if (line.trim() !== '') yield parseJsonLine(line, schema, { file, row, shape });
  }
}

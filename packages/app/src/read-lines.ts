import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { RejectedFileError } from '@voc/core';
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
  for await (const raw of lines) {
    row++;
    const line = row === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (line.trim() !== '') yield parseLine(line, row, file, schema, shape);
  }
}

function parseLine<T>(line: string, row: number, file: string, schema: z.ZodType<T>, shape: string): T {
  const remedy = `每行应为一个 JSON 对象:${shape}`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new RejectedFileError({ file, row, problem: '不是有效的 JSON', remedy }, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const column = parsed.error.issues[0]?.path.join('.');
  throw new RejectedFileError(
    { file, row, column, problem: '内容不符合要求', remedy },
    { cause: parsed.error },
  );
}

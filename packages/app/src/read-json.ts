import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { RejectedFileError } from '@voc/core';
import { z } from 'zod';

const { localeError } = z.locales.zhCN();

function readText(path: string, file: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new RejectedFileError({ file, problem: '文件不存在', remedy: '请检查路径后重试' });
  }
  const bytes = readFileSync(path);
  if (!(bytes[0] === 0x1f && bytes[1] === 0x8b)) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch (cause) {
    throw new RejectedFileError(
      { file, problem: 'gzip 压缩内容已损坏', remedy: '请重新下载或重新压缩后再试' },
      { cause },
    );
  }
}

/** Reads one JSON document, gzipped or not (told by its bytes); RejectedFileError names the first bad place and the remedy. */
export function readJson<T>(path: string, schema: z.ZodType<T>, shape: string): T {
  const file = basename(path);
  const text = readText(path, file).replace(/^\uFEFF/, '');
  const remedy = `文件应为一个 JSON 文档:${shape}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RejectedFileError({ file, problem: '不是有效的 JSON', remedy }, { cause });
  }
  const parsed = schema.safeParse(value, { error: localeError });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const column = issue?.path.join('.') || undefined;
  const problem = issue?.message ?? '内容不符合要求';
  throw new RejectedFileError({ file, column, problem, remedy }, { cause: parsed.error });
}

import type { z } from 'zod';
import { RejectedFileError } from './errors.ts';

/** Where a line stands, and what it should be in words that staff read. */
export interface LinePlace {
  file: string;
  /** From 1. */
  row: number;
  shape: string;
}

/** The value of a line of JSON; RejectedFileError with file, row, column and remedy for one of another shape. */
export function parseJsonLine<T>(line: string, schema: z.ZodType<T>, { file, row, shape }: LinePlace): T {
  const remedy = `每行应为一个 JSON 对象:${shape}`;
  let value: unknown;
  try {
    value = JSON.parse(row === 1 ? line.replace(/^\uFEFF/, '') : line);
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

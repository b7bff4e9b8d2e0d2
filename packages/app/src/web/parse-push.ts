import { parseExactly } from '@voc/ingest';
import { z } from 'zod';
import { findJsonFault } from './find-json-fault.ts';

/** Most items of one push. */
export const mostItems = 1000;

/** The body of a push: items as the mapping reads them, in the shape in which the platform tells them. */
export const PushBody = z.strictObject({
  mapping: z.string().min(1).max(100),
  shop: z.string().min(1).max(100).default('default'),
  items: z.array(z.unknown()).min(1).max(mostItems),
});
export type PushBody = z.infer<typeof PushBody>;

/** A body that can be used, or what is wrong with it, in Chinese. */
export type ParsedPush = { body: PushBody } | { problem: string };

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses the raw body of a push; ids of 19 digits stay whole. */
export function parsePush(bytes: Uint8Array): ParsedPush {
  const text = decode(bytes);
  if (text === undefined) return { problem: '请求体不是 UTF-8 文本' };
  const fault = findJsonFault(text);
  if (fault === 'too deep') return { problem: '请求体嵌套过深' };
  if (fault === 'duplicate key') return { problem: '请求体里有重复的字段名' };
  let value: unknown;
  try {
    value = parseExactly(text);
  } catch {
    return { problem: '请求体不是完整的 JSON' };
  }
  const parsed = PushBody.safeParse(value);
  if (parsed.success) return { body: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: `请求体不符合约定:${issue?.path.join('.') || '顶层'} ${issue?.message ?? ''}`.trim() };
}

import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { RejectedFileError, UsageError } from '@voc/core';
import { openChatText } from './chat-text/open-chat-text.ts';
import { chooseDelimiter } from './choose-delimiter.ts';
import { chooseEncoding } from './choose-encoding.ts';
import { decodeTolerantly } from './decode-tolerantly.ts';
import type { TextEncoding } from './detect-encoding.ts';
import { isPacked, openPacked } from './open-packed.ts';
import { openPage } from './page/open-page.ts';
import { readDelimited } from './read-delimited.ts';
import { findKeys, readJson } from './read-json.ts';
import { refuseBinary } from './refuse-binary.ts';
import { refuseOle } from './refuse-ole.ts';
import type { Table } from './table.ts';

const headLength = 262_144;
/** Few rows at a time: most are gone before the garbage collector has to move them, and the server is never kept waiting. */
const chunkLength = 65_536;

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(`找不到文件「${path}」,请核对路径`);
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    return { head: buffer.subarray(0, bytesRead), size: found.size };
  } finally {
    await handle.close();
  }
}

async function* readBytes(path: string, onBytes?: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: chunkLength })) {
    if (!(chunk instanceof Uint8Array)) continue;
    onBytes?.(chunk);
    yield chunk;
  }
}

/** Old programs end lines by a carriage return alone; its rows would be one. */
const endsByReturn = (text: string): boolean => text.includes('\r') && !text.includes('\n');
const withNewlines = (text: string): string => text.replaceAll('\r', '\n');

async function* replaceReturns(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) yield withNewlines(text);
}

interface Named {
  path: string;
  file: string;
  shopAccounts: readonly string[];
}

async function openText(
  named: Named,
  encoding: TextEncoding,
  head: string,
  isWhole: boolean,
): Promise<Table> {
  const { path, file } = named;
  const isOld = endsByReturn(head);
  const text = isOld ? withNewlines(head) : head;
  const textsOf = (onBytes?: (chunk: Uint8Array) => void): AsyncGenerator<string> => {
    const texts = decodeTolerantly(readBytes(path, onBytes), encoding);
    return isOld ? replaceReturns(texts) : texts;
  };
  const chat = openChatText({ ...named, encoding, head: text, texts: textsOf });
  if (chat) return chat;
  const start = text.trimStart();
  if (/^<[!?a-z]/i.test(start)) return openPage({ path, file, encoding, texts: textsOf });
  if (start.startsWith('{') || /^\[\s*[{\]]/.test(start)) {
    const isList = start.startsWith('[');
    const keys = findKeys(text, isList);
    return {
      path,
      encoding,
      format: isList ? 'json' : 'jsonl',
      keys,
      preview: [],
      batches: (onBytes) => readJson(textsOf(onBytes), keys, isList, file),
    };
  }
  const { preview, ...layout } = chooseDelimiter(text, isWhole);
  return {
    path,
    encoding,
    format: layout.delimiter === '\t' ? 'tsv' : 'csv',
    keys: undefined,
    preview,
    batches: (onBytes) => readDelimited(textsOf(onBytes), layout, file),
  };
}

async function openAs(named: Named): Promise<Table> {
  const { path, file } = named;
  const { head, size } = await readHead(path);
  refuseBinary(head, file);
  await refuseOle(path, head, file);
  if (isPacked(head)) return openPacked(path, file);
  const detected = chooseEncoding(head);
  if (!detected)
    throw new RejectedFileError({
      file,
      problem: '文件不是 UTF-8、GB18030 或 UTF-16 编码的文本',
      remedy: '请用 Excel 另存为「CSV UTF-8」或 .xlsx 后再导入',
    });
  const text = new TextDecoder(detected.encoding).decode(head, { stream: true });
  if (text.trim() === '')
    throw new RejectedFileError({ file, problem: '文件是空的', remedy: '请确认导出成功,重新导出后再导入' });
  return openText(named, detected.encoding, text, size <= head.length);
}

/**
 * Opens a file by its content, never by its name. UsageError when there is no such file; RejectedFileError
 * when it is empty, no text and no workbook, or in none of the known encodings. `file` is the
 * name under which its faults are told, `shopAccounts` are names that speak for the shop in chats.
 */
export async function openTable(
  path: string,
  file = basename(path),
  shopAccounts: readonly string[] = [],
): Promise<Table> {
  return { ...(await openAs({ path, file, shopAccounts })), file };
}

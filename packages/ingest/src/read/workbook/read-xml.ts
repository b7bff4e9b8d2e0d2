import { RejectedFileError } from '@voc/core';
import { Parser } from 'htmlparser2';

/** Told the tags and texts of an XML document, names without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const maxDepth = 64;
/** Bytes that may pass without a tag or text: the parser keeps an unfinished tag in memory. */
const maxSilence = 8 * 2 ** 20;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const remedy = '请用 Excel 打开并另存为 .xlsx 后再导入';
export const damagedWorkbook = (file: string, cause?: unknown): RejectedFileError =>
  new RejectedFileError({ file, problem: '这个 XLSX 文件已损坏或不是工作簿', remedy }, { cause });

function createParser(handler: XmlHandler, file: string) {
  const state = { depth: 0, isEnd: false, events: 0 };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        state.events++;
        if (++state.depth > maxDepth) throw damagedWorkbook(file);
        handler.open?.(local(name), attributes);
      },
      ontext(text) {
        state.events++;
        handler.text?.(text);
      },
      onclosetag(name) {
        // What is still open at the end was never closed: the document was cut.
        if (state.isEnd) throw damagedWorkbook(file);
        state.depth--;
        handler.close?.(local(name));
      },
      onprocessinginstruction(name) {
        if (name.startsWith('!'))
          throw new RejectedFileError({
            file,
            problem: '工作簿里有 DTD 或实体声明,可能是恶意文件,没有读取',
            remedy: '请核对文件来源,从平台重新导出后再导入',
          });
      },
    },
    { xmlMode: true },
  );
  return { parser, state };
}

/**
 * Parses a part of a workbook chunk by chunk, and comes back after each, so that what the handler has collected
 * can be taken away. RejectedFileError for a document that is cut, no UTF-8 or declares entities.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  file: string,
): AsyncGenerator<void> {
  const { parser, state } = createParser(handler, file);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw damagedWorkbook(file, cause);
    }
  };
  let silence = 0;
  for await (const chunk of bytes) {
    const before = state.events;
    parser.write(decode(chunk));
    silence = state.events === before ? silence + chunk.length : 0;
    if (silence > maxSilence) throw damagedWorkbook(file);
    yield;
  }
  parser.write(decode());
  state.isEnd = true;
  parser.end();
  yield;
}

/** Parses a small part at once. */
export async function parseXml(
  bytes: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  file: string,
): Promise<void> {
  for await (const _ of readXml(bytes, handler, file));
}

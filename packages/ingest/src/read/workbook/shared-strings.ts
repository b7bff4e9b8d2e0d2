import { RejectedFileError } from '@voc/core';
import { maxFieldLength } from '../table.ts';
import { parseXml } from './read-xml.ts';

/** All strings stay in memory while the sheets are read. */
const maxBytes = 256 * 2 ** 20;

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Collects the text of rich runs, readings in small print left out; one character more than a field may hold. */
export class RunCollector {
  #text = '';
  #isText = false;
  #phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic++;
    else if (name === 't') this.#isText = this.#phonetic === 0;
  }

  add(text: string): void {
    if (this.#isText && this.#text.length <= maxFieldLength) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    else if (name === 't') this.#isText = false;
  }

  take(): string {
    const text = unescapeCell(this.#text);
    this.#text = '';
    return text;
  }
}

/** Reads sharedStrings.xml; RejectedFileError when it would not fit into memory. */
export async function readSharedStrings(
  part: { size: number; bytes(): AsyncIterable<Uint8Array> },
  file: string,
): Promise<string[]> {
  if (part.size > maxBytes)
    throw new RejectedFileError({
      file,
      problem: `工作簿里的文字有 ${Math.round(part.size / 2 ** 20)} MB,超过可以读取的 ${maxBytes / 2 ** 20} MB`,
      remedy: '请分成几个文件,或另存为「CSV UTF-8」后再导入',
    });
  const strings: string[] = [];
  const runs = new RunCollector();
  const handler = {
    open: (name: string) => runs.open(name),
    text: (text: string) => runs.add(text),
    close: (name: string) => {
      runs.close(name);
      if (name === 'si') strings.push(runs.take());
    },
  };
  await parseXml(part.bytes(), handler, file);
  return strings;
}

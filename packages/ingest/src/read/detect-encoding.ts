import { SkippableError } from '@voc/core';

/** Encodings that a shop's export may be in. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Result of looking at the head of a file. */
export interface DetectedEncoding {
  encoding: TextEncoding;
  bom: boolean;
}

function decodes(head: Uint8Array, encoding: TextEncoding): boolean {
  try {
    // `stream` lets the head end in the middle of a character.
    new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const startsWith = (head: Uint8Array, ...bytes: number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

function guessUtf16(head: Uint8Array): TextEncoding | undefined {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index++) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (even === odd) return undefined;
  // ASCII separators and line ends put the zero byte on one side.
  const guess = odd > even ? 'utf-16le' : 'utf-16be';
  return Math.max(odd, even) >= head.length / 50 && decodes(head, guess) ? guess : undefined;
}

/**
 * Encoding of a file from its first bytes, or undefined when none of the four fits. The head may be
 * cut inside a character. UTF-16 without a mark is known only by the zero bytes of its ASCII.
 */
export function detectEncoding(head: Uint8Array): DetectedEncoding | undefined {
  const marks: [TextEncoding, number[]][] = [
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ];
  const marked = marks.find(([, bytes]) => startsWith(head, ...bytes));
  if (marked) return decodes(head, marked[0]) ? { encoding: marked[0], bom: true } : undefined;
  if (head.includes(0)) {
    const encoding = guessUtf16(head);
    return encoding && { encoding, bom: false };
  }
  const encoding = (['utf-8', 'gb18030'] as const).find((one) => decodes(head, one));
  return encoding && { encoding, bom: false };
}

/** Decodes chunks to text without the byte order mark; throws SkippableError at bytes that do not fit. */
export async function* decodeStream(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new SkippableError(`文件内容不是有效的 ${encoding} 编码`, { cause });
    }
  };
  for await (const chunk of chunks) {
    const text = decode(chunk);
    if (text !== '') yield text;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

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

const likely = /[\t\r\n -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu;
const likelyShare = 0.9;

/** Share of the characters that are those of Chinese and English text. */
function likelyShareOf(head: Uint8Array, encoding: TextEncoding): number {
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return (text.match(likely)?.length ?? 0) / Math.max(1, text.length);
}

function guessUtf16(head: Uint8Array): TextEncoding | undefined {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index++) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  // ASCII has its zero byte on one side, but so has a frequent character such as 一 on the other.
  const bySide: readonly TextEncoding[] = odd >= even ? ['utf-16le', 'utf-16be'] : ['utf-16be', 'utf-16le'];
  const [best] = bySide
    .filter((order) => decodes(head, order))
    .map((order) => ({ order, share: likelyShareOf(head, order) }))
    .sort((a, b) => (Math.abs(b.share - a.share) < 0.1 ? 0 : b.share - a.share));
  if (!best) return undefined;
  if (Math.max(odd, even) >= head.length / 50) return best.order;
  // Long Chinese texts have few of them; then what is read has to look like text, and like no other encoding.
  return !decodes(head, 'utf-8') && best.share >= likelyShare ? best.order : undefined;
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

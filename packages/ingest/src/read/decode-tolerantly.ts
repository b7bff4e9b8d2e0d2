import type { TextEncoding } from './detect-encoding.ts';

/** Stands in decoded text where the bytes fit no character. */
export const brokenMark = '\uFFFD';
/** Stands for a replacement character that the file itself holds. */
export const ownMark = '\uFDD0';

const replacements: Partial<Record<TextEncoding, { own: Buffer; stand: Buffer }>> = {
  'utf-8': { own: Buffer.from([0xef, 0xbf, 0xbd]), stand: Buffer.from([0xef, 0xb7, 0x90]) },
  gb18030: { own: Buffer.from([0x84, 0x31, 0xa4, 0x37]), stand: Buffer.from([0x84, 0x30, 0xfa, 0x32]) },
};

/** The chunk with the file's own replacement characters told apart from those that decoding will make. */
function setApart(chunk: Uint8Array, encoding: TextEncoding): Uint8Array {
  const pair = replacements[encoding];
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
  if (!pair?.own || bytes.indexOf(pair.own) < 0) return chunk;
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(pair.own); at >= 0; at = copy.indexOf(pair.own, at + pair.own.length))
    pair.stand.copy(copy, at);
  return copy;
}

/** Puts the file's own replacement characters back. */
export const restoreOwn = (text: string): string =>
  text.includes(ownMark) ? text.replaceAll(ownMark, brokenMark) : text;

/**
 * Decodes chunks; bytes that fit no character become `brokenMark`, a replacement character that the file
 * itself holds another mark (`restoreOwn`). A byte order mark is left out.
 */
export async function* decodeTolerantly(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(setApart(chunk, encoding), { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

import { type DetectedEncoding, detectEncoding, type TextEncoding } from './detect-encoding.ts';

/** Of the characters beyond ASCII at most this share may be broken in a file that still counts as that encoding. */
const maxBroken = 0.05;

/** Of the bytes of a text at most this share may be zero by accident. */
const maxZeros = 0.001;

const isText = (head: Uint8Array): boolean =>
  head.filter((byte) => byte === 0).length <= Math.max(1, head.length * maxZeros);

function brokenShare(head: Uint8Array, encoding: TextEncoding): number {
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  let broken = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) beyondAscii++;
    if (code === 0xfffd) broken++;
  }
  return beyondAscii === 0 ? 0 : broken / beyondAscii;
}

const markOf = (head: Uint8Array): TextEncoding | undefined => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
};

/**
 * Encoding of a file whose rows may hold a few broken characters: the strict answer where there is one, else
 * the encoding in which at most 5 % of the characters beyond ASCII are broken; undefined when none fits.
 */
export function chooseEncoding(head: Uint8Array): DetectedEncoding | undefined {
  const strict = detectEncoding(head);
  if (strict?.encoding !== undefined && strict.encoding !== 'gb18030') return strict;
  const marked = markOf(head);
  if (marked) return { encoding: marked, bom: true };
  if (!isText(head)) return undefined;
  // Broken UTF-8 often reads as rare GB18030, never the other way round.
  if (brokenShare(head, 'utf-8') <= maxBroken) return { encoding: 'utf-8', bom: false };
  if (strict) return strict;
  return brokenShare(head, 'gb18030') <= maxBroken ? { encoding: 'gb18030', bom: false } : undefined;
}

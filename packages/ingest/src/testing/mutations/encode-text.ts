import type { TextEncoding } from '../../read/detect-encoding.ts';

let doubles: Map<string, number> | undefined;

/** All characters of two bytes, by asking the decoder for each pair. */
function doubleBytes(): Map<string, number> {
  if (doubles) return doubles;
  doubles = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Buffer.from([lead, trail]));
      if (trail !== 0x7f && text.length === 1 && text !== '\uFFFD') doubles.set(text, lead * 256 + trail);
    }
  return doubles;
}

/** The four bytes of a character beyond the basic plane. */
function fourBytes(code: number): number[] {
  const at = code - 0x10000;
  const [last, rest] = [at % 10, Math.floor(at / 10)];
  const [third, first] = [rest % 126, Math.floor(rest / 126)];
  return [0x90 + Math.floor(first / 10), 0x30 + (first % 10), 0x81 + third, 0x30 + last];
}

function encodeGb18030(text: string): Buffer {
  const bytes: number[] = [];
  const table = doubleBytes();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 128) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 255);
    else if (code >= 0x10000) bytes.push(...fourBytes(code));
    else bytes.push(0x3f);
  }
  return Buffer.from(bytes);
}

/** Text in an encoding, without a byte order mark; characters that GB18030 has in four bytes of the basic plane become `?`. */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  if (encoding === 'gb18030') return encodeGb18030(text);
  const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

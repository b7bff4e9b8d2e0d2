/** One table of a file: header and rows of cells. */
export interface Table {
  header: string[];
  rows: string[][];
}

function quote(cell: string, separator: string): string {
  return cell.includes(separator) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Separated text with LF line ends. */
export function toSeparated(table: Table, separator: ',' | '\t'): string {
  return [table.header, ...table.rows]
    .map((row) => row.map((cell) => quote(cell, separator)).join(separator))
    .join('\n')
    .concat('\n');
}

export function toUtf8(text: string, bom: boolean): Buffer {
  return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8');
}

export function toUtf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

function twoByteTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const char = low === 0x7f ? '' : decoder.decode(new Uint8Array([high, low]));
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, (high << 8) | low);
    }
  }
  return table;
}

function fourBytes(linear: number, first: number): number[] {
  return [
    first + Math.floor(linear / 12600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}

function fourByteTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let linear = 0; linear < 39_420; linear += 1) {
    table.set(decoder.decode(new Uint8Array(fourBytes(linear, 0x81))), linear);
  }
  return table;
}

/** GB18030: Node decodes it but cannot encode it, so the decoder is turned round once. */
export function toGb18030(text: string): Buffer {
  const two = twoByteTable();
  const four = fourByteTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const pair = two.get(char);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else if (code >= 0x10000) bytes.push(...fourBytes(code - 0x10000, 0x90));
    else bytes.push(...fourBytes(four.get(char) ?? 0, 0x81));
  }
  return Buffer.from(bytes);
}

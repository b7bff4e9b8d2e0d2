/** GBK code of each UTF-16 unit, 0 where it has not exactly one of two bytes. */
export interface GbkTable {
  codes: Uint16Array;
  /** True for the 3,755 most frequent characters, which stand in GB 2312's first level. */
  isFrequent(unit: number): boolean;
}

function buildTable(): GbkTable {
  const codes = new Uint16Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const trails = Array.from({ length: 0xfe - 0x40 + 1 }, (_, at) => 0x40 + at).filter(
      (one) => one !== 0x7f,
    );
    const text = decoder.decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail])));
    for (const [at, trail] of trails.entries()) {
      const unit = text.charCodeAt(at);
      // A character of two codes (the full-width blank is one) does not tell which it was.
      codes[unit] = codes[unit] === 0 ? (lead << 8) | trail : 0;
    }
  }
  const isFrequent = (unit: number): boolean => {
    const code = codes[unit] ?? 0;
    return code >= 0xb0a1 && code <= 0xd7f9 && (code & 0xff) >= 0xa1;
  };
  return { codes, isFrequent };
}

let table: GbkTable | undefined;

/** The table of two-byte codes, built at first use (constant data, the same in every process). */
export function gbkTable(): GbkTable {
  table ??= buildTable();
  return table;
}

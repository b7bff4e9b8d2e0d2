/** Many rows in one piece of memory, which can be handed from thread to thread without a copy. */
export interface RowBlock {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each row ends in `bytes`. */
  ends: Uint32Array<ArrayBuffer>;
}

/** Packs rows as UTF-8. */
export function packRows(rows: readonly string[]): RowBlock {
  const bytes = new TextEncoder().encode(rows.join(''));
  const ends = new Uint32Array(rows.length);
  let end = 0;
  for (const [index, row] of rows.entries()) {
    end += Buffer.byteLength(row);
    ends[index] = end;
  }
  return { bytes, ends };
}

/** One row of a block. */
export const rowAt = ({ bytes, ends }: RowBlock, index: number): Uint8Array =>
  bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index]);

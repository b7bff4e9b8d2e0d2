/** Why a row is set aside; the Chinese sentence beside it is `detail`. */
export type QuarantineReason =
  | 'invalid_bytes'
  | 'field_too_long'
  | 'broken_json'
  | 'column_count'
  | 'repeated_header'
  | 'missing_value'
  | 'bad_value'
  | 'garbled'
  | 'unknown_role'
  | 'empty_conversation'
  | 'conflict';

export interface RowFault {
  reason: QuarantineReason;
  column?: string;
  /** What is wrong with this row, in Chinese; never the customer's words. */
  detail: string;
}

/** One record of a file; `no` counts records from 1, the header included. */
export interface TableRow {
  no: number;
  cells: readonly string[];
  fault?: RowFault;
}

export type TableFormat = 'csv' | 'tsv' | 'jsonl' | 'json' | 'xlsx' | 'html' | 'chat-text';

/** Rows at the beginning among which a header is looked for. */
export const lookedRows = 30;

/** One of the sheets of a workbook or tables of a page. */
export interface TablePart {
  name: string;
  preview: readonly TableRow[];
}

/** A file seen as rows of text cells. */
export interface Table {
  path: string;
  /** The name under which its faults are told; without one the last part of the path. */
  file?: string;
  encoding: string;
  format: TableFormat;
  /** Keys of the records, for formats whose records name their fields. */
  keys: readonly string[] | undefined;
  /** The first records, as far as a header may be looked for. */
  preview: readonly TableRow[];
  /** The parts that hold rows, in formats that have parts; one of them is read. */
  parts?: readonly TablePart[];
  /**
   * All records of a part (the first unless told otherwise), in batches; throws RejectedFileError for faults of the
   * whole file.
   */
  batches(onBytes?: (chunk: Uint8Array) => void, part?: number): AsyncGenerator<TableRow[]>;
}

/** Most characters that one field may hold. */
export const maxFieldLength = 1_048_576;
/** Most characters of one record that are kept. */
export const maxRecordLength = 4 * maxFieldLength;

export const tooLong = (column?: string): RowFault => ({
  reason: 'field_too_long',
  column,
  detail: '一个字段超过 1 MB,无法作为一条记录读取',
});

export const invalidBytes = (column?: string): RowFault => ({
  reason: 'invalid_bytes',
  column,
  detail: '该行含有不完整或无效的字符(半个汉字)',
});

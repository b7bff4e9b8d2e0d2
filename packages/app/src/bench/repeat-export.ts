import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { UsageError } from '@voc/core';
import { detectEncoding } from '@voc/ingest';
import Papa from 'papaparse';

export interface RepeatOptions {
  path: string;
  /** Column whose ids are made new in every repetition. */
  idColumn: string;
  /** Column of the texts that are changed a little in every repetition. */
  textColumn: string;
  /** Texts of the platform, not of customers, stay as they are. */
  isTemplate(text: string): boolean;
}

/** A real export that can be repeated to any length. */
export interface RepeatedExport {
  header: readonly string[];
  encoding: 'utf-8' | 'gb18030';
  /** Writes so many data rows to a file. */
  write(to: string, rows: number): void;
  /** The texts of those rows, in their order. */
  texts(rows: number): Generator<string>;
}

const headLength = 65_536;

/** Bytes as one character each: ASCII can be read and added in either encoding while the rest stays untouched. */
const toBytes = (text: string): Buffer => Buffer.from(text, 'latin1');

function readSource(path: string) {
  const bytes = readFileSync(path);
  const encoding = detectEncoding(bytes.subarray(0, headLength))?.encoding;
  if (encoding !== 'utf-8' && encoding !== 'gb18030')
    throw new UsageError(`${path}: the bench repeats CSV files in UTF-8 or GB18030`);
  const decoder = new TextDecoder(encoding);
  const parsed = Papa.parse<string[]>(bytes.toString('latin1'), { skipEmptyLines: true });
  const [header = [], ...rows] = parsed.data;
  return { header, rows, encoding, decode: (cell: string) => decoder.decode(toBytes(cell)) } as const;
}

/** Reads a CSV for repetition: every repetition has new ids and slightly changed texts. */
export function repeatExport(options: RepeatOptions): RepeatedExport {
  const { header, rows, encoding, decode } = readSource(options.path);
  const names = header.map((name) => decode(name).trim());
  const [id, text] = [names.indexOf(options.idColumn), names.indexOf(options.textColumn)];
  if (id < 0 || text < 0) throw new UsageError(`${options.path}: the columns are ${names.join(', ')}`);
  const decoded = rows.map((row) => decode(row[text] ?? ''));
  const isKept = decoded.map((one) => options.isTemplate(one.trim()));
  const tailOf = (index: number, copy: number): string => (copy === 0 || isKept[index] ? '' : ` ${copy}`);
  const again = (row: readonly string[], index: number, copy: number): string[] =>
    row.map((cell, at) => {
      if (at === id) return `${cell.trim()}${copy}`;
      return at === text ? cell + tailOf(index, copy) : cell;
    });
  return {
    header: names,
    encoding,
    write(to, count) {
      const file = openSync(to, 'w');
      writeSync(file, toBytes(`${Papa.unparse([header])}\n`));
      for (let done = 0, copy = 0; done < count; done += rows.length, copy++) {
        const some = rows.slice(0, count - done).map((row, index) => again(row, index, copy));
        writeSync(file, toBytes(`${Papa.unparse(some, { newline: '\n' })}\n`));
      }
      closeSync(file);
    },
    *texts(count) {
      for (let n = 0; n < count; n++) {
        const index = n % rows.length;
        yield (decoded[index] ?? '') + tailOf(index, Math.floor(n / rows.length));
      }
    },
  };
}

import type { TextEncoding } from '../../read/detect-encoding.ts';
import { encodeText } from './encode-text.ts';
import type { Random } from './random.ts';
import type { SourceTable } from './source-table.ts';

/** A changed file. */
export interface Mutant {
  kind: string;
  bytes: Buffer;
  /** Data rows that it has, where the mutation leaves no doubt. */
  rows?: number;
}

type Mutation = (source: SourceTable, random: Random) => Omit<Mutant, 'kind'>;

const places = (random: Random, length: number, most: number): number[] =>
  Array.from({ length: 1 + random.below(most) }, () => random.below(length)).sort((a, b) => a - b);

/** Puts bytes in at places of the file. */
function insert(bytes: Buffer, at: readonly number[], what: readonly number[]): Buffer {
  const parts = at.map((place, index) => [bytes.subarray(at[index - 1] ?? 0, place), Buffer.from(what)]);
  return Buffer.concat([...parts.flat(), bytes.subarray(at.at(-1) ?? 0)]);
}

const textOf = ({ bytes, encoding }: SourceTable): string => new TextDecoder(encoding).decode(bytes);
const dataRows = ({ rows }: SourceTable): number => rows.length - 1;
const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const marks: Partial<Record<TextEncoding, number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Changes of bytes, of any kind of file. */
export const byteMutations: Record<string, Mutation> = {
  flipped: ({ bytes }, random) => {
    const copy = Buffer.from(bytes);
    for (const at of places(random, copy.length, 20)) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    return { bytes: copy };
  },
  cut: ({ bytes }, random) => ({ bytes: bytes.subarray(0, random.below(bytes.length)) }),
  holed: ({ bytes }, random) => {
    const from = random.below(bytes.length);
    return { bytes: Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(5000))]) };
  },
};

/** Changes of a table, after which its rows are known. */
export const tableMutations: Record<string, Mutation> = {
  shuffled: (source, random) => {
    const order = random.shuffle((source.rows[0] ?? []).map((_, at) => at));
    return {
      bytes: source.write(source.rows.map((row) => order.map((at) => row[at] ?? ''))),
      rows: dataRows(source),
    };
  },
  renamed: (source, random) => {
    const [header = [], ...rows] = source.rows;
    const at = random.below(header.length);
    return {
      bytes: source.write([header.map((name, index) => (index === at ? `${name}X` : name)), ...rows]),
      rows: dataRows(source),
    };
  },
  dropped: (source, random) => {
    const at = random.below((source.rows[0] ?? []).length);
    return {
      bytes: source.write(source.rows.map((row) => row.filter((_, index) => index !== at))),
      rows: dataRows(source),
    };
  },
  repeated: (source, random) => {
    const more = Array.from(
      { length: 1 + random.below(50) },
      () => source.rows[1 + random.below(dataRows(source))] ?? [],
    );
    return { bytes: source.write([...source.rows, ...more]), rows: dataRows(source) + more.length };
  },
  reordered: (source, random) => {
    const [header = [], ...rows] = source.rows;
    return { bytes: source.write([header, ...random.shuffle(rows)]), rows: dataRows(source) };
  },
};

/** Changes of a text. */
export const textMutations: Record<string, Mutation> = {
  recoded: (source, random) => {
    const encoding = random.pick(encodings);
    const mark = random.below(2) === 0 ? [] : (marks[encoding] ?? []);
    return {
      bytes: Buffer.concat([Buffer.from(mark), encodeText(textOf(source), encoding)]),
      rows: dataRows(source),
    };
  },
  'half recoded': (source, random) => {
    const text = textOf(source);
    const at = text.indexOf('\n', random.below(text.length)) + 1;
    const rest = source.encoding === 'gb18030' ? 'utf-8' : 'gb18030';
    return {
      bytes: Buffer.concat([
        encodeText(text.slice(0, at), source.encoding),
        encodeText(text.slice(at), rest),
      ]),
    };
  },
  'line ends': (source, random) => {
    const ends = random.pick(['\r\n', '\r', '\n\n', '\r\r\n']);
    return {
      bytes: encodeText(textOf(source).replaceAll('\n', ends), source.encoding),
      rows: dataRows(source),
    };
  },
  quoted: ({ bytes }, random) => ({ bytes: insert(bytes, places(random, bytes.length, 5), [0x22]) }),
  controls: ({ bytes }, random) => ({
    bytes: insert(bytes, places(random, bytes.length, 20), [random.pick([0, 8, 0x1a, 0x1b, 0xff])]),
  }),
  titled: (source, random) => ({
    bytes: encodeText(`${'评价导出\n'.repeat(1 + random.below(5))}${textOf(source)}`, source.encoding),
    rows: dataRows(source),
  }),
};

/** The mutant of a number: kinds follow each other, their places come from the seed. */
export function mutate(source: SourceTable, random: Random, number: number): Mutant {
  const all = Object.entries({
    ...byteMutations,
    ...tableMutations,
    ...(source.isText ? textMutations : {}),
  });
  const [kind, change] = all[number % all.length] ?? ['cut', byteMutations.cut];
  const { bytes, rows } = change?.(source, random) ?? source;
  return { kind, bytes, rows: typeof rows === 'number' ? rows : source.count(bytes) };
}

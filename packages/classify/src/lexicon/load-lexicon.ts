import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError, loadRefundReasons, type RefundReasons } from '@voc/core';
import { type MarkName, mark } from '../features/index.ts';

/** The lexicon's files as data. */
export interface Lexicon {
  /** File for the segmenter: one word a line. */
  userDictionary: string;
  markers: Record<MarkName, string[]>;
  tables: Record<TableName, string[][]>;
  /** Leaves of the refund reasons that platforms offer. */
  refundReasons: RefundReasons;
  /** SHA-256 over all files, hexadecimal. */
  hash: string;
}

const tableNames = [
  'contrast',
  'escalators',
  'fillers',
  'flaws',
  'praises',
  'red-lines',
  'red-line-words',
  'resigned',
  'rules',
  'topics',
  'turns',
  'wishes',
] as const;
export type TableName = (typeof tableNames)[number];

/** Reads a tab-separated file: `#` starts a comment line. */
function readTable(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

function readMarkers(path: string): Record<MarkName, string[]> {
  const words: Record<MarkName, string[]> = { negator: [], question: [], hypothesis: [], reference: [] };
  for (const [name = '', list = ''] of readTable(path)) {
    if (!(name in mark)) throw new FatalError(`${path}: unknown marker kind "${name}"`);
    words[name as MarkName].push(...list.split(/\s+/));
  }
  return words;
}

/** The file of words in a lexicon's folder, for the segmenter. */
export const userDictionaryOf = (dir: string): string => join(dir, 'user-dictionary.txt');

/** Loads `seeds/lexicon` (or a folder of the same files). */
export function loadLexicon(dir: string): Lexicon {
  const hash = createHash('sha256');
  const userDictionary = userDictionaryOf(dir);
  const markerFile = join(dir, 'markers.tsv');
  const reasonFile = join(dir, 'refund-reasons.tsv');
  for (const path of [
    userDictionary,
    markerFile,
    reasonFile,
    ...tableNames.map((name) => join(dir, `${name}.tsv`)),
  ])
    hash.update(readFileSync(path));
  const table = (name: TableName): string[][] => readTable(join(dir, `${name}.tsv`));
  return {
    userDictionary,
    markers: readMarkers(markerFile),
    refundReasons: loadRefundReasons(reasonFile),
    tables: {
      contrast: table('contrast'),
      escalators: table('escalators'),
      fillers: table('fillers'),
      flaws: table('flaws'),
      praises: table('praises'),
      'red-lines': table('red-lines'),
      'red-line-words': table('red-line-words'),
      resigned: table('resigned'),
      rules: table('rules'),
      topics: table('topics'),
      turns: table('turns'),
      wishes: table('wishes'),
    },
    hash: hash.digest('hex'),
  };
}

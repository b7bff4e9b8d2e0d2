import type { Lexicon, TableName } from '../lexicon/index.ts';
import { addContext, type ContextMark } from './context.ts';
import { PhraseFinder } from './phrase-finder.ts';

/** A row of one of the lexicon's tables. */
export interface TableRow {
  table: TableName;
  /** Cells before the phrases. */
  cells: readonly string[];
}

/** What a phrase of the lexicon stands for. */
export interface Pattern {
  row: TableRow;
  /** The phrase only tells that another one inside it means something harmless: 漏电 inside of 漏电保护器. */
  exception: boolean;
  /** It counts only where it ends its clause. */
  closing: boolean;
}

export interface Patterns {
  phrases: PhraseFinder<Pattern>;
  context: PhraseFinder<ContextMark>;
}

const exceptionMark = '!';
const closingMark = '$';

const deniedBefore =
  '没有|没|无|不|不会|不算|不见|不怎么|不太|不上|不出|零|没什么|没有什么|没啥|没有任何|没任何|没有一点|没一点|没有明显|没明显|没发现|没看到|没闻到|没见|没出现|没感觉'.split(
    '|',
  );
const deniedAfter = ['都没$', '都没有$', '也没$', '也没有$'];

/** How customers deny a flaw: 没有色差, 谈不上色差, 一点色差都没有. */
const denialsOf = (flaw: string): string[] => [
  ...deniedBefore.map((word) => word + flaw),
  ...deniedAfter.map((word) => flaw + word),
];

function addRow(phrases: PhraseFinder<Pattern>, table: TableName, row: readonly string[]): void {
  const [name = '', ...rest] = row.slice(0, -1);
  const exception = name.startsWith(exceptionMark);
  const value = { table, cells: [exception ? name.slice(1) : name, ...rest] };
  for (const phrase of (row.at(-1) ?? '').split('|')) {
    const closing = phrase.endsWith(closingMark);
    phrases.add(closing ? phrase.slice(0, -1) : phrase, { row: value, exception, closing });
  }
}

/**
 * Builds the finders for some of the lexicon's tables; the last cell of a row holds its phrases, split by `|`. Rows
 * that begin with `!` hold exceptions of the rows of that name, phrases with `$` end their clause. With the praises come the denials of each flaw, as praises without a label.
 */
export function buildPatterns(lexicon: Lexicon, tables: readonly TableName[]): Patterns {
  const phrases = new PhraseFinder<Pattern>();
  for (const table of tables) for (const row of lexicon.tables[table]) addRow(phrases, table, row);
  if (tables.includes('praises'))
    for (const [leaf = '', flaws = ''] of lexicon.tables.flaws)
      addRow(phrases, 'praises', [leaf, '', flaws.split('|').flatMap(denialsOf).join('|')]);
  const context = new PhraseFinder<ContextMark>();
  addContext(context);
  return { phrases, context };
}

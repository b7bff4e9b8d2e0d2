import type { Part } from '../features/index.ts';
import type { Lexicon, TableName } from '../lexicon/index.ts';
import { PhraseFinder, type PhraseHit } from './phrase-finder.ts';

/** A row of one of the lexicon's tables. */
export interface TableRow {
  table: TableName;
  /** Cells before the phrases. */
  cells: readonly string[];
}

/** A phrase of a table in the customer's or agent's words, with what its clause does to it. */
export interface Hit {
  row: TableRow;
  part: Part;
  start: number;
  end: number;
  negated: boolean;
  asked: boolean;
  supposed: boolean;
}

type ContextMark = 'negator' | 'question' | 'hypothesis' | 'affirmer';

export interface Patterns {
  phrases: PhraseFinder<TableRow>;
  context: PhraseFinder<ContextMark>;
}

const questions = [
  '吗',
  '么?',
  '会不会',
  '是不是',
  '是否',
  '有没有',
  '能不能',
  '要不要',
  '请问',
  '如何',
  '怎么样',
  '?',
  '呢?',
];
const hypotheses = [
  '怕',
  '担心',
  '如果',
  '要是',
  '万一',
  '以为',
  '假如',
  '防止',
  '避免',
  '以防',
  '听说',
  '据说',
];
const negators = ['没有', '没', '不', '无', '未', '别', '非', '毫无', '从不', '零'];
const affirmers = [
  '不是说',
  '不是写',
  '不是承诺',
  '不得不',
  '没想到',
  '没用几',
  '没几天',
  '没多久',
  '不小心',
  '不料',
  '不仅',
  '不但',
  '不止',
  '不光',
  '不到',
  '无缘无故',
  '没法',
  '别人',
  '特别',
  '非常',
  '不停',
  '不断',
  '不值',
];

/** Builds the finders for some of the lexicon's tables; the last cell of a row holds its phrases, split by `|`. */
export function buildPatterns(lexicon: Lexicon, tables: readonly TableName[]): Patterns {
  const phrases = new PhraseFinder<TableRow>();
  for (const table of tables) {
    for (const row of lexicon.tables[table]) {
      const value = { table, cells: row.slice(0, -1) };
      for (const phrase of (row.at(-1) ?? '').split('|')) phrases.add(phrase, value);
    }
  }
  const context = new PhraseFinder<ContextMark>();
  for (const word of questions) context.add(word, 'question');
  for (const word of hypotheses) context.add(word, 'hypothesis');
  for (const word of negators) context.add(word, 'negator');
  for (const word of affirmers) context.add(word, 'affirmer');
  return { phrases, context };
}

/** How far before a phrase a negation still reaches it. */
const negationReach = 4;
const breaks = /[,。;!?\n]/;

/** Bounds of the clause around a hit; blanks do not end it, punctuation does. */
function clauseAround(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  while (from > 0 && start - from < 60 && !breaks.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < 60 && !breaks.test(text.charAt(to))) to++;
  return { from, to: Math.min(text.length, to + 1) };
}

function isCovered(marks: readonly PhraseHit<ContextMark>[], at: number): boolean {
  return marks.some((mark) => mark.value === 'affirmer' && mark.start <= at && at < mark.end);
}

function contextOf(
  patterns: Patterns,
  part: Part,
  start: number,
  end: number,
): Pick<Hit, 'negated' | 'asked' | 'supposed'> {
  const { text, codes } = part.normal;
  const { from, to } = clauseAround(text, start, end);
  const marks = patterns.context.find(codes, text, from, to);
  let negated = false;
  let asked = false;
  let supposed = false;
  for (const mark of marks) {
    if (mark.value === 'question') asked = true;
    else if (mark.value === 'hypothesis' && mark.start < start) supposed = true;
    else if (mark.value === 'negator' && mark.end <= start && start - mark.end < negationReach)
      negated ||= !isCovered(marks, mark.start);
  }
  const before = asked ? text.slice(from, start) : '';
  const rhetorical = before.includes('不是说') || before.includes('不是写');
  return { negated, asked: asked && !rhetorical, supposed };
}

/** All hits of all tables in the given parts. */
export function findHits(patterns: Patterns, parts: readonly Part[]): Hit[] {
  const hits: Hit[] = [];
  for (const part of parts)
    for (const { value, start, end } of patterns.phrases.find(part.normal.codes, part.normal.text))
      hits.push({ row: value, part, start, end, ...contextOf(patterns, part, start, end) });
  return hits;
}

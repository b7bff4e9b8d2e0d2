import type { Part } from '../features/index.ts';
import type { NormalText } from '../segment/index.ts';
import type { PhraseFinder, PhraseHit } from './phrase-finder.ts';

export type ContextMark = 'negator' | 'question' | 'hypothesis' | 'affirmer' | 'claim';

/** What the clause around a phrase does to it. */
export interface Context {
  negated: boolean;
  asked: boolean;
  supposed: boolean;
  /** It tells what a page or a person promised, and not what the customer found. */
  claimed: boolean;
}

const words: Record<ContextMark, string> = {
  question: '吗|么?|会不会|是不是|是否|有没有|能不能|要不要|请问|如何|怎么样|?|呢?',
  hypothesis:
    '怕|担心|如果|要是|万一|以为|假如|防止|避免|以防|听说|据说|有人说|别人说|评论说|评论里说|评价说|评价里说|差评说|网上说|不知道会不会',
  negator: '没有|没|不|无|未|别|非|毫无|从不|零|木有',
  affirmer:
    '不是说|不是写|不是承诺|不得不|没想到|没用几|没几天|没多久|不小心|不料|不仅|不但|不止|不光|不到|无缘无故|没法|别人|特别|非常|不停|不断|不值',
  claim: '不是说|不是写|不是承诺|说好|说是|说的|号称|宣称|宣传|承诺|保证|写着|写的|写了|标着|吹的',
};

/** Adds the words that mark what a clause does to its phrases. */
export function addContext(finder: PhraseFinder<ContextMark>): void {
  for (const mark of ['question', 'hypothesis', 'negator', 'affirmer', 'claim'] as const)
    for (const word of words[mark].split('|')) finder.add(word, mark);
}

/** How far before a phrase a negation still reaches it. */
const negationReach = 4;
/** 1 for units that end a clause. */
const breaks = new Uint8Array(65536);
for (const mark of ',。;!?\n') breaks[mark.charCodeAt(0)] = 1;
const blank = /\s/;

/** Bounds of the clause around a hit; blanks do not end it, punctuation does. */
function clauseAround(
  { codes, length }: NormalText,
  start: number,
  end: number,
): { from: number; to: number } {
  let from = start;
  while (from > 0 && start - from < 60 && breaks[codes[from - 1] as number] === 0) from--;
  let to = end;
  while (to < length && to - end < 60 && breaks[codes[to] as number] === 0) to++;
  return { from, to: Math.min(length, to + 1) };
}

function isCovered(marks: readonly PhraseHit<ContextMark>[], at: number): boolean {
  return marks.some((mark) => mark.value === 'affirmer' && mark.start <= at && at < mark.end);
}

/** Those that lie between two units; `marks` are in the order of their starts. */
function marksWithin(
  marks: readonly PhraseHit<ContextMark>[],
  from: number,
  to: number,
): PhraseHit<ContextMark>[] {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? to) < from) low = middle + 1;
    else high = middle;
  }
  const within: PhraseHit<ContextMark>[] = [];
  for (let mark = marks[low]; mark && mark.start < to; mark = marks[++low])
    if (mark.end <= to) within.push(mark);
  return within;
}

/** Reads the clause around the units `start` to `end` of a part by the marks of the part. A negation does not reach over a blank. */
export function readContext(
  all: readonly PhraseHit<ContextMark>[],
  part: Part,
  start: number,
  end: number,
): Context {
  const { text } = part.normal;
  const { from, to } = clauseAround(part.normal, start, end);
  const marks = marksWithin(all, from, to);
  const found: Context = { negated: false, asked: false, supposed: false, claimed: false };
  for (const mark of marks) {
    const { value } = mark;
    const before = mark.end <= start;
    if (value === 'question') found.asked = true;
    else if (value === 'hypothesis' && mark.start < start) found.supposed = true;
    else if (value === 'claim' && before) found.claimed = true;
    else if (value === 'negator' && before && start - mark.end < negationReach)
      found.negated ||= !isCovered(marks, mark.start) && !blank.test(text.slice(mark.end, start));
  }
  if (found.asked) {
    const lead = text.slice(from, start);
    if (lead.includes('不是说') || lead.includes('不是写')) found.asked = false;
  }
  return found;
}

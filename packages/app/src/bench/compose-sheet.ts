import type { ClassifyInput } from '@voc/core';
import type { DrawnLabel } from './draw-labels.ts';
import { keyOf, type Verdicts, verdictColumns } from './verdicts.ts';

const wordsOf = ({ text, turns }: ClassifyInput): string =>
  turns ? turns.map((turn, i) => `[${i} ${turn.role}] ${turn.text}`).join(' ') : (text ?? '');

const toCell = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * A sheet to judge a sample on: the columns of a file of verdicts, filled in where this evidence has been judged before,
 * then what was quoted and the whole item. It holds customers' words; its first six columns do not.
 */
export function composeSheet(sample: readonly DrawnLabel[], verdicts: Verdicts): string {
  const rows = sample.map((drawn) => {
    const { verdict = '', given = '', why = '' } = verdicts.get(keyOf(drawn)) ?? {};
    const quotes = drawn.evidence.map(({ text }) => toCell(text)).join(' … ');
    return [keyOf(drawn), verdict, given, why, quotes, toCell(wordsOf(drawn.input))].join('\t');
  });
  return `${[[...verdictColumns, 'evidence', 'text'].join('\t'), ...rows].join('\n')}\n`;
}

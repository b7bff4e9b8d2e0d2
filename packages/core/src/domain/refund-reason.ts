import { readFileSync } from 'node:fs';
import { FatalError } from '../errors.ts';

/** A platform's refund reason for comparison: width and case folded, without blanks and punctuation. */
export const refundReasonKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');

/** Leaf of each refund reason that a platform lets buyers choose, by `refundReasonKey`. */
export type RefundReasons = ReadonlyMap<string, string>;

/**
 * Reads the table of refund reasons: a leaf, a tab and its reasons split by `|` on each line, `#` before a comment.
 * FatalError for a reason given to two leaves.
 */
export function loadRefundReasons(path: string): RefundReasons {
  const leaves = new Map<string, string>();
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [leaf = '', list = ''] = line.split('\t').map((cell) => cell.trim());
    for (const reason of list.split('|')) {
      const key = refundReasonKey(reason);
      const other = leaves.get(key);
      if (key === '' || (other !== undefined && other !== leaf))
        throw new FatalError(`${path}: the reason "${reason}" is empty or has two leaves`);
      leaves.set(key, leaf);
    }
  }
  return leaves;
}

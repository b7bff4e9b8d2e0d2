import type { MaskKind } from '@voc/core';
import { maskTokenOf } from '@voc/core/config';
import { findSpans } from './find-spans.ts';
import type { MaskSpan } from './kinds.ts';
import { blankOut, buildShadow } from './shadow.ts';

// Checksummed kinds go first so that a phone never takes part of a longer number.
const order: readonly MaskKind[] = ['email', 'id_card', 'bank_card', 'phone', 'wechat', 'qq'];

/**
 * Replaces personal data by typed tokens of the key. `found` lists the spans in the input (UTF-16 code units, end
 * exclusive), left to right, none overlapping. Masking a masked text finds nothing.
 */
export function maskText(text: string, key: string): { text: string; found: MaskSpan[] } {
  let shadow = buildShadow(text);
  const found: MaskSpan[] = [];
  // A mask frees what stood beside it, so passes repeat until one finds nothing.
  for (let before = -1; before < found.length; ) {
    before = found.length;
    for (const kind of order) {
      const spans = findSpans(kind, shadow).map(({ from, to }) => ({
        kind,
        start: shadow.starts[from] ?? 0,
        end: shadow.ends[to - 1] ?? 0,
      }));
      if (spans.length === 0) continue;
      found.push(...spans);
      shadow = blankOut(shadow, spans);
    }
  }
  found.sort((a, b) => a.start - b.start);
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of found) {
    masked += text.slice(at, start) + maskTokenOf(key, kind, buildShadow(text.slice(start, end)).digits);
    at = end;
  }
  return { text: masked + text.slice(at), found };
}

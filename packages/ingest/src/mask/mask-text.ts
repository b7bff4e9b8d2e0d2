import { findSpans } from './find-spans.ts';
import { type MaskKind, type MaskSpan, maskToken } from './kinds.ts';
import { blankOut, buildShadow } from './shadow.ts';

// Checksummed kinds go first so that a phone never takes part of a longer number.
const order: readonly MaskKind[] = ['email', 'id_card', 'bank_card', 'phone', 'wechat', 'qq'];

/**
 * Replaces personal data by tokens. `found` lists the spans in the input (UTF-16 code units, end
 * exclusive), left to right, none overlapping. Masking a masked text finds nothing.
 */
export function maskText(text: string): { text: string; found: MaskSpan[] } {
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
    masked += text.slice(at, start) + maskToken[kind];
    at = end;
  }
  return { text: masked + text.slice(at), found };
}

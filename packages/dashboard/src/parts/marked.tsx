import type { ReactNode } from 'react';
import type { Said } from '../api/item-types.ts';

/** What was said, the words that its labels rest on highlighted. */
export function Marked({ said: { text, marks } }: { said: Said }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}

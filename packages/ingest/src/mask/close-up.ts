import { blank, type Shadow } from './shadow.ts';

/** A text as it reads once its values are tokens: each masked place one unit wide, what stood around it closer. */
export interface ClosedUp {
  plain: string;
  /** The unit of the wider text behind each unit. */
  origin: Int32Array;
}

/** Closes up the masked places of a shadow; `spans` are in order and apart. */
export function closeUp({ plain, starts }: Shadow, spans: readonly { from: number; to: number }[]): ClosedUp {
  const origin = new Int32Array(plain.length);
  const parts: string[] = [];
  let count = 0;
  let at = 0;
  const keep = (to: number): void => {
    parts.push(plain.slice(at, to));
    for (; at < to; at++) origin[count++] = at;
  };
  for (const { from, to } of spans) {
    // A character of several units, as ⑬, goes whole.
    let first = from;
    while (first > at && starts[first - 1] === starts[from]) first--;
    keep(first);
    parts.push(blank);
    origin[count++] = from;
    at = to;
    while (at < plain.length && starts[at] === starts[to - 1]) at++;
  }
  keep(plain.length);
  return { plain: parts.join(''), origin: origin.subarray(0, count) };
}

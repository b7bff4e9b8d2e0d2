import { type RedLine, RedLineKind } from '@voc/core';
import { type Quotable, quoteAround } from '../evidence/index.ts';
import type { Hit } from '../patterns/index.ts';

const hotline = /(?<!\d)12315(?!\d)/;
const denied = /(不|没|无需)[^,,。!!??;;]{0,3}$/;

/** The consumers' hotline by number, no part of a longer one: the normal form folds digits, so it is sought in the raw text. */
function findHotline(place: Quotable): RedLine | undefined {
  const at = place.raw.search(hotline);
  if (at < 0 || denied.test(place.raw.slice(Math.max(0, at - 5), at))) return undefined;
  const { origin, length } = place.part.normal;
  let unit = 0;
  while (unit + 1 < length && (origin[unit + 1] ?? 0) <= at) unit++;
  return { kind: 'regulator', evidence: quoteAround(place, unit, Math.min(length, unit + 2)) };
}

/** Red lines in the customer's own words, once per kind: negation, questions and suppositions do not count. */
export function findRedLines(hits: readonly Hit[], places: readonly Quotable[]): RedLine[] {
  const found = new Map<RedLineKind, RedLine>();
  for (const hit of hits) {
    if (hit.row.table !== 'red-lines' || hit.negated || hit.asked || hit.supposed) continue;
    const kind = RedLineKind.parse(hit.row.cells[0]);
    const place = places.find((one) => one.part === hit.part);
    if (place && !found.has(kind))
      found.set(kind, { kind, evidence: quoteAround(place, hit.start, hit.end) });
  }
  for (const place of places) {
    const line = found.has('regulator') ? undefined : findHotline(place);
    if (line) found.set('regulator', line);
  }
  return [...found.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

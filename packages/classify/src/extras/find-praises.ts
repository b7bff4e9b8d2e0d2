import type { Praise } from '@voc/core';
import { type Quotable, quoteAround } from '../evidence/index.ts';
import type { Hit } from '../patterns/index.ts';

/** What the customer praises, once per label; nothing that is negated, asked, supposed or complained about. */
export function findPraises(
  hits: readonly Hit[],
  places: readonly Quotable[],
  complaints: ReadonlySet<string>,
): Praise[] {
  const found = new Map<string, Praise>();
  for (const hit of hits) {
    if (hit.row.table !== 'praises' || hit.negated || hit.asked || hit.supposed) continue;
    const [id = '', label = ''] = hit.row.cells;
    const place = places.find((one) => one.part === hit.part);
    if (!place || label === '' || found.has(label) || complaints.has(id)) continue;
    found.set(label, { id, label, evidence: quoteAround(place, hit.start, hit.end) });
  }
  return [...found.values()];
}

import type { Topic } from '@voc/core';
import { type Quotable, quoteAround } from '../evidence/index.ts';
import type { Hit } from '../patterns/index.ts';

/** What the customer asks about, once per attribute: only words inside a question count. */
export function findTopics(hits: readonly Hit[], places: readonly Quotable[]): Topic[] {
  const found = new Map<string, Topic>();
  for (const hit of hits) {
    if (hit.row.table !== 'topics' || !hit.asked) continue;
    const [attribute = ''] = hit.row.cells;
    const place = places.find((one) => one.part === hit.part);
    if (!place || found.has(attribute)) continue;
    found.set(attribute, { attribute, evidence: quoteAround(place, hit.start, hit.end) });
  }
  return [...found.values()];
}

import { dateOf, dayOf, weekOf } from '../base/calendar.ts';
import type { Product } from './catalog.ts';
import { type Incident, incidents } from './incidents.ts';

/** One entry of `truth.json`. */
export interface TruthEntry {
  id: string;
  kind: string;
  title: string;
  productId: string | null;
  productType: string | null;
  shop: string | null;
  category: string | null;
  alternatives: string[];
  start: string;
  end: string;
  weeks: string[];
  months: string[];
  expect: Incident['expect'];
  channels: string[];
  voices: number;
  note: string;
}

function daysOf(incident: Incident): number[] {
  const first = dayOf(incident.start);
  return Array.from({ length: dayOf(incident.end) - first + 1 }, (_, i) => first + i);
}

/** What a sound method should find, with the voices really written per incident. */
export function composeTruth(
  products: readonly Product[],
  voices: ReadonlyMap<string, number>,
): TruthEntry[] {
  return incidents.map((incident) => {
    const days = daysOf(incident);
    return {
      id: incident.id,
      kind: incident.kind,
      title: incident.title,
      productId: incident.productId,
      productType: products.find((product) => product.id === incident.productId)?.category ?? null,
      shop: incident.shop,
      category: incident.category,
      alternatives: incident.alternatives,
      start: incident.start,
      end: incident.end,
      weeks: [...new Set(days.map((day) => `2026-W${weekOf(day)}`))],
      months: [...new Set(days.map((day) => dateOf(day).slice(0, 7)))],
      expect: incident.expect,
      channels: Object.keys(incident.channels),
      voices: voices.get(incident.id) ?? 0,
      note: incident.note,
    };
  });
}

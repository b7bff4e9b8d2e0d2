import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Grade } from './classification.ts';

export const Leaf = z.object({
  id: z.string(),
  zh: z.string(),
  definition: z.string(),
  examples: z.array(z.string()),
  grade: Grade,
  /** Whether it counts against the product itself; delivery, price, service and buyer's reasons never do. */
  own: z.boolean().default(false),
  owners: z.array(z.string()),
  platform: z.string(),
});
export type Leaf = z.infer<typeof Leaf>;

export const Taxonomy = z.object({
  version: z.string(),
  grades: z.record(z.string(), z.string()),
  groups: z.array(z.object({ id: z.string(), zh: z.string(), leaves: z.array(Leaf) })),
  residual: z.array(z.object({ id: z.string(), zh: z.string(), examples: z.array(z.string()) })),
  intents: z.array(z.object({ id: z.string(), zh: z.string() })),
});
export type Taxonomy = z.infer<typeof Taxonomy>;

/** Mismatch leaves that the 商品描述不符 alert joins: silence of a page is no contradiction. */
export const isAlertMismatch = (leaf: string): boolean =>
  leaf.startsWith('mismatch.') && leaf !== 'mismatch.info_unclear';

export const groupOf = (leaf: string): string => leaf.slice(0, leaf.indexOf('.'));

/** Leaves that count against the product itself. */
export const ownLeavesOf = ({ groups }: Taxonomy): ReadonlySet<string> =>
  new Set(groups.flatMap(({ leaves }) => leaves.filter(({ own }) => own).map(({ id }) => id)));

/** Reads and validates `taxonomy.json`. */
export function loadTaxonomy(path: string): Taxonomy {
  return Taxonomy.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Chinese names of leaves, groups and residual codes by id. */
export function namesOf(taxonomy: Taxonomy): Map<string, string> {
  const names = new Map<string, string>();
  for (const group of taxonomy.groups) {
    names.set(group.id, group.zh);
    for (const leaf of group.leaves) names.set(leaf.id, leaf.zh);
  }
  for (const leaf of taxonomy.residual) names.set(leaf.id, leaf.zh);
  return names;
}

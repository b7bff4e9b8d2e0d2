import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { RejectedFileError } from '../errors.ts';
import { Grade } from './classification.ts';
import { type LeafMap, parseLeafMap } from './leaf-map.ts';

const { localeError } = z.locales.zhCN();

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
export type Taxonomy = z.infer<typeof Taxonomy> & {
  /** What became of leaves that it has no more. */
  former?: LeafMap;
};

/** Every leaf, then the residual codes. */
export const leafIdsOf = ({ groups, residual }: Taxonomy): string[] => [
  ...groups.flatMap(({ leaves }) => leaves.map(({ id }) => id)),
  ...residual.map(({ id }) => id),
];

/** What a leaf is called now: itself, or what it became. */
export const currentLeaf = ({ former }: Taxonomy, leaf: string): string => former?.get(leaf) ?? leaf;

/** Mismatch leaves that the 商品描述不符 alert joins: silence of a page is no contradiction. */
export const isAlertMismatch = (leaf: string): boolean =>
  leaf.startsWith('mismatch.') && leaf !== 'mismatch.info_unclear';

export const groupOf = (leaf: string): string => leaf.slice(0, leaf.indexOf('.'));

/** Stands alone in place of the leaves of a complaint that a person is to read first (待确认): it counts in the total, in no leaf and no group. */
export const unclassifiedCategory = 'unclassified';

/** Leaves that count against the product itself. */
export const ownLeavesOf = ({ groups }: Taxonomy): ReadonlySet<string> =>
  new Set(groups.flatMap(({ leaves }) => leaves.filter(({ own }) => own).map(({ id }) => id)));

/**
 * Reads and validates `taxonomy.json`, and `leaf-map.tsv` beside it where there is one: what became of old leaves.
 * RejectedFileError names what is wrong.
 */
export function loadTaxonomy(path: string): Taxonomy {
  const parsed = Taxonomy.safeParse(JSON.parse(readFileSync(path, 'utf8')), { error: localeError });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RejectedFileError({
      file: basename(path),
      column: issue?.path.join('.'),
      problem: issue?.message ?? '内容不符合要求',
      remedy: '照着 seeds/taxonomy/taxonomy.json 填写',
    });
  }
  const mapFile = join(dirname(path), 'leaf-map.tsv');
  if (!existsSync(mapFile)) return parsed.data;
  const leaves = new Set(leafIdsOf(parsed.data));
  return { ...parsed.data, former: parseLeafMap(readFileSync(mapFile, 'utf8'), basename(mapFile), leaves) };
}

/** Chinese names of leaves, groups and residual codes by id, and of what is 待确认; an old leaf has the name of what it became. */
export function namesOf(taxonomy: Taxonomy): Map<string, string> {
  const names = new Map<string, string>();
  for (const group of taxonomy.groups) {
    names.set(group.id, group.zh);
    for (const leaf of group.leaves) names.set(leaf.id, leaf.zh);
  }
  for (const leaf of taxonomy.residual) names.set(leaf.id, leaf.zh);
  for (const [from, to] of taxonomy.former ?? []) names.set(from, names.get(to) ?? to);
  names.set(unclassifiedCategory, '待确认');
  return names;
}

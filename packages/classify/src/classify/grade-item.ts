import type { Grade, Taxonomy } from '@voc/core';
import type { Hit } from '../patterns/index.ts';

/** Grade of leaves that have none of their own (residual). */
const residualGrade: Grade = 3;

export interface Grading {
  grade: Grade | null;
  /** Names of the escalators that fired, in alphabetical order. */
  escalators: string[];
}

/** Grade of each leaf by the taxonomy. */
export function gradesOf(taxonomy: Taxonomy): Map<string, Grade> {
  return new Map(taxonomy.groups.flatMap((group) => group.leaves.map((leaf) => [leaf.id, leaf.grade])));
}

const clamp = (grade: number): Grade => (grade <= 1 ? 1 : grade === 2 ? 2 : 3);

/**
 * Grade of an item: the gravest of its leaves' grades, raised by escalators in the customer's words (a mention
 * of a regulator or an injury makes it 1; a threat or repeated contact raises it by one). Null without a leaf.
 */
export function gradeItem(
  leaves: readonly string[],
  hits: readonly Hit[],
  grades: ReadonlyMap<string, Grade>,
  hotline: boolean,
): Grading {
  if (leaves.length === 0) return { grade: null, escalators: [] };
  let grade: number = Math.min(...leaves.map((leaf) => grades.get(leaf) ?? residualGrade));
  const fired = new Map<string, number>();
  if (hotline) fired.set('regulator', 1);
  for (const { row, negated, asked, supposed } of hits) {
    if (row.table !== 'escalators' || negated || asked || supposed) continue;
    const [name = '', effect = ''] = row.cells;
    fired.set(name, Number(effect));
  }
  const raised = [...fired.values()];
  if (raised.includes(1)) grade = 1;
  else if (raised.some((effect) => effect < 0)) grade -= 1;
  return { grade: clamp(grade), escalators: [...fired.keys()].sort() };
}

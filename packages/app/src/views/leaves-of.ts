import {
  groupOf,
  isAlertMismatch,
  mismatchCategory,
  ownCategory,
  type Taxonomy,
  totalCategory,
  unclassifiedCategory,
} from '@voc/core';

/** What an item's label can name, each with its group; 待确认 is a group of its own. */
const labelsOf = ({ groups, residual }: Taxonomy) => [
  ...groups.flatMap(({ id: group, leaves }) => leaves.map(({ id, own }) => ({ id, own, group }))),
  ...residual.map(({ id }) => ({ id, own: false, group: groupOf(id) })),
  { id: unclassifiedCategory, own: false, group: unclassifiedCategory },
];

/** Labels that a category stands for: a leaf, all of a group, or of one of the sums. */
export function leavesOf(taxonomy: Taxonomy, category: string): string[] {
  const labels = labelsOf(taxonomy);
  const isMeant = ({ id, own, group }: (typeof labels)[number]): boolean => {
    if (category === totalCategory) return true;
    if (category === ownCategory) return own;
    if (category === mismatchCategory) return isAlertMismatch(id);
    return id === category || group === category;
  };
  return labels.filter(isMeant).map(({ id }) => id);
}

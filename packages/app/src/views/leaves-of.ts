import { isAlertMismatch, mismatchCategory, ownCategory, type Taxonomy, totalCategory } from '@voc/core';

/** Leaves that a category stands for: a leaf, all of a group, or of one of the sums. */
export function leavesOf({ groups }: Taxonomy, category: string): string[] {
  const leaves = groups.flatMap((group) => group.leaves.map((leaf) => ({ ...leaf, group: group.id })));
  const isMeant = ({ id, own, group }: (typeof leaves)[number]): boolean => {
    if (category === totalCategory) return true;
    if (category === ownCategory) return own;
    if (category === mismatchCategory) return isAlertMismatch(id);
    return id === category || group === category;
  };
  return leaves.filter(isMeant).map(({ id }) => id);
}

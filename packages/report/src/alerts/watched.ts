import { groupOf, isAlertMismatch, mismatchCategory, type Taxonomy } from '@voc/core';

/** Series that a push may be chosen from, and the kind of alert that each becomes. */
export const pushedKinds: Readonly<Record<string, string>> = {
  [mismatchCategory]: 'mismatch',
  quality: 'quality',
  safety: 'safety',
};

/** What an alert of a category says first. */
export const alertNames: Readonly<Record<string, string>> = {
  [mismatchCategory]: '描述不符',
  quality: '质量问题',
  safety: '安全问题',
};

/** True for a leaf whose complaints a pushed series counts. */
export const countsFor = (category: string, leaf: string): boolean =>
  category === mismatchCategory ? isAlertMismatch(leaf) : groupOf(leaf) === category;

/** Groups whose leaves are watched one by one: what the product itself is to blame for. */
const ofProduct: readonly string[] = ['mismatch', 'quality', 'safety', 'auth'];

export interface WatchedCategories {
  /** Joins and groups. */
  always: readonly string[];
  /** Leaves that are watched while they are heard often enough. */
  leaves: readonly string[];
}

/**
 * Categories whose series are watched: the 描述不符 join, every other group, and the leaves that count against a
 * product. The group of mismatch is left out, since its join is the same without 页面没说清.
 */
export function watchedCategories({ groups }: Pick<Taxonomy, 'groups'>): WatchedCategories {
  const ids = groups.map(({ id }) => id).filter((id) => id !== 'mismatch');
  return {
    always: [mismatchCategory, ...ids],
    leaves: groups
      .flatMap(({ leaves }) => leaves.map(({ id }) => id))
      .filter((leaf) => ofProduct.includes(groupOf(leaf))),
  };
}

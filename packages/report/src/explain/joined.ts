import { isAlertMismatch, mismatchCategory, type Taxonomy } from '@voc/core';
import type { Scene } from './numbers.ts';
import type { Counted } from './types.ts';

/** Complaints of a category of alerts, which joins 描述不符 in its own way. */
export const joined = (scene: Scene, taxonomy: Taxonomy, category: string): Counted =>
  category === mismatchCategory
    ? {
        of: 'complaints',
        leaves: taxonomy.groups
          .flatMap(({ leaves }) => leaves.map(({ id }) => id))
          .filter((id) => isAlertMismatch(id)),
      }
    : scene.complaints(category);

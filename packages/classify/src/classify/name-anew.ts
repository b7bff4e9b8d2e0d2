import type { Category, LeafMap } from '@voc/core';

/** Categories by what their leaves are called now; of several that became one the first stays, as sure as the surest. */
export function nameAnew(categories: Category[], former: LeafMap | undefined): Category[] {
  if (!former || !categories.some(({ id }) => former.has(id))) return categories;
  const named = new Map<string, Category>();
  for (const category of categories) {
    const id = former.get(category.id) ?? category.id;
    const held = named.get(id);
    const confidence = Math.max(held?.confidence ?? 0, category.confidence);
    named.set(id, { ...(held ?? category), id, confidence });
  }
  return [...named.values()];
}

import { leafCount, type Model, type ModelMeta } from './model.ts';

/** What a leaf begins with that nothing has been learned of: a chance of one in twenty. */
const newBias = -3;

function widenMeta(meta: ModelMeta, at: number, added: readonly string[]): ModelMeta {
  const insert = <T>(list: readonly T[], given: readonly T[]): T[] => list.toSpliced(at, 0, ...given);
  return {
    ...meta,
    classes: insert(meta.classes, added),
    bias: insert(
      meta.bias,
      added.map(() => newBias),
    ),
    scale: insert(
      meta.scale,
      added.map(() => 1),
    ),
  };
}

/** The same model with further leaves, of which it knows nothing yet, behind its own. */
export function widenModel(model: Model, added: readonly string[]): Model {
  const { meta, weights } = model;
  const at = leafCount(meta.classes);
  const cls = weights.cls.map((c) => (c < at ? c : c + added.length));
  return { ...model, meta: widenMeta(meta, at, added), weights: { ...weights, cls } };
}

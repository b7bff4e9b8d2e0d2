import { type Added, addWeights } from './add-weights.ts';
import { type Decision, leafCount, type Model, type ModelMeta, type WeightRows } from './model.ts';

/** A leaf that a model did not know. */
export interface NewLeaf {
  id: string;
  bias: number;
  /** What one step of its whole weights is worth. */
  scale: number;
  /** Logit above which it is given. */
  threshold: number;
}

const decideToo = (decision: Decision, leaves: readonly NewLeaf[]): Decision => ({
  ...decision,
  leaf: { ...decision.leaf, ...Object.fromEntries(leaves.map(({ id, threshold }) => [id, threshold])) },
});

function widenMeta(meta: ModelMeta, at: number, leaves: readonly NewLeaf[]): ModelMeta {
  const insert = <T>(list: readonly T[], of: (leaf: NewLeaf) => T): T[] =>
    list.toSpliced(at, 0, ...leaves.map(of));
  return {
    ...meta,
    classes: insert(meta.classes, ({ id }) => id),
    bias: insert(meta.bias, ({ bias }) => bias),
    scale: insert(meta.scale, ({ scale }) => scale),
    decision: decideToo(meta.decision, leaves),
  };
}

/** Cells of weights whose classes stand from `at` on. */
const cellsOf = ({ bucket, rowStart, cls, weight }: WeightRows, at: number): Added[] =>
  [...bucket].flatMap((own, row) =>
    Array.from({ length: (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0) }, (_, i) => {
      const k = (rowStart[row] ?? 0) + i;
      return { bucket: own, cls: at + (cls[k] ?? 0), weight: weight[k] ?? 0 };
    }),
  );

/** The same model with further leaves behind its own; the classes of their weights are their places among them. */
export function widenModel(model: Model, leaves: readonly NewLeaf[], learned: WeightRows): Model {
  const { meta, mixed } = model;
  const at = leafCount(meta.classes);
  const cls = model.weights.cls.map((c) => (c < at ? c : c + leaves.length));
  const weights = addWeights({ ...model.weights, cls }, cellsOf(learned, at));
  const wide = { ...widenMeta(meta, at, leaves), rows: weights.bucket.length, cells: weights.cls.length };
  return {
    ...model,
    weights,
    meta: wide,
    mixed: mixed && {
      ...mixed,
      meta: { ...mixed.meta, decision: decideToo(mixed.meta.decision, leaves) },
    },
  };
}

import { createHash } from 'node:crypto';
import type { Classification, ClassifyInput, Evidence } from '@voc/core';

/** A label of an item, and what was quoted for it. */
export interface DrawnLabel {
  input: ClassifyInput;
  label: string;
  evidence: Evidence[];
}

/**
 * At most `count` of the labels given, those with the lowest hash of seed, item and label: whatever the order of items,
 * and the same ones as before of those that another model gives too.
 */
export function drawLabels(
  inputs: readonly ClassifyInput[],
  answers: readonly Classification[],
  { count, seed }: { count: number; seed: number },
): DrawnLabel[] {
  const labels = inputs.flatMap((input, i) =>
    (answers[i]?.categories ?? []).map(({ id: label, evidence }) => {
      const hash = createHash('sha256').update(`${seed}\n${input.id}\n${label}`).digest('hex');
      return { hash, drawn: { input, label, evidence } };
    }),
  );
  labels.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return labels.slice(0, count).map(({ drawn }) => drawn);
}

import { type MixedMeta, mixedVersionOf, mixScores, netClassesOf } from '../model/index.ts';
import { calibrateHeldOut } from './calibrate-held-out.ts';
import type { TrainedNet } from './trained-nets.ts';
import { type HeldOut, tuneDecision } from './tune.ts';

/** Of all nets together in the mixture, by their number: the best on held-out items (docs/model.md). */
const shareOf = (nets: number): number => (nets === 1 ? 0.5 : 0.7 / nets);

/** What the nets think the primary leaf, on average; the linear scores of leaves that no net knows. */
function orderOf({ classes, rows, scores }: HeldOut, nets: readonly TrainedNet[]): Float64Array {
  const order = scores.slice();
  const known = nets.map(({ net: { meta }, primary }) => ({
    primary,
    leaves: meta.leaves,
    netClass: netClassesOf(classes, meta.classes.slice(0, meta.leaves)),
  }));
  for (let row = 0; row < rows; row++)
    classes.forEach((_, c) => {
      const said = known.filter(({ netClass }) => (netClass[c] ?? -1) >= 0);
      if (said.length === 0) return;
      const sum = said.reduce(
        (so, { primary, leaves, netClass }) => so + (primary[row * leaves + (netClass[c] ?? 0)] ?? 0),
        0,
      );
      order[row * classes.length + c] = sum / said.length;
    });
  return order;
}

/** The scores of all, mixed as the classifier mixes them. */
function mix(linear: HeldOut, nets: readonly TrainedNet[]): HeldOut {
  const { classes } = linear;
  const parts = nets.map(({ net: { meta }, scores }) => ({
    scores,
    width: meta.classes.length,
    netClass: netClassesOf(classes, meta.classes),
    share: shareOf(nets.length),
  }));
  const mixed = linear.scores.slice();
  for (let row = 0; row < linear.rows; row++) {
    const opinions = parts.map((part) => ({ ...part, from: row * part.width }));
    mixScores(mixed, row * classes.length, classes.length, opinions);
  }
  return { ...linear, scores: mixed, order: orderOf(linear, nets) };
}

/** Decision rule and calibration of the mixture, from items that no part of it was fitted on. */
export function tuneMixed(linear: HeldOut, trained: readonly TrainedNet[], linearVersion: string): MixedMeta {
  const held = mix(linear, trained);
  const nets = trained.map(({ reads }) => ({ reads, share: shareOf(trained.length) }));
  const decision = tuneDecision(held);
  const mixture = { nets, decision, ...calibrateHeldOut(held, decision) };
  const metas = trained.map(({ net }) => net.meta);
  return { format: 2, modelVersion: mixedVersionOf(linearVersion, metas, mixture), ...mixture };
}

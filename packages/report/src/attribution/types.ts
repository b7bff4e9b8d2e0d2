import type { GroupChange } from '../stats/attribute-change.ts';

/** One member of a dimension (a product, a shop …) in two periods. */
export interface Member extends GroupChange {
  id: string;
}

/** A member's own part of a change of the rate, beyond chance. */
export interface OwnPart {
  id: string;
  /** Part of the overall rate's change, in the unit of the rate. */
  rate: number;
  /** Standard error of that part, overdispersion included. */
  se: number;
  /** Benjamini-Hochberg adjusted p-value among the members of the dimension. */
  p: number;
}

/** A change of the overall rate, split without a remainder: delta = mix + own + noise. */
export interface ChangeSplit {
  delta: number;
  /** What the shift of exposure between members brought; 0 where that is within its error. */
  mix: number;
  /** Sum of the parts that survive the noise. */
  own: number;
  /** All that chance explains. */
  noise: number;
  /** Members whose own rate changed beyond chance, the largest part first. */
  parts: OwnPart[];
  /** All rate parts together, significant or not, as against the shift of exposure (for Simpson's paradox). */
  rateTotal: number;
  mixTotal: number;
}

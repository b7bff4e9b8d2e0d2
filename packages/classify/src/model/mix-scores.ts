/** What a net says of an item: its scores from `from` on, and which of them belongs to each class. */
export interface Opinion {
  scores: ArrayLike<number>;
  from: number;
  /** Class of the net for each class, -1 where it has none. */
  netClass: Int32Array;
  share: number;
}

/** Class of the net for each class, -1 where it has none. */
export const netClassesOf = (classes: readonly string[], ofNet: readonly string[]): Int32Array =>
  Int32Array.from(classes, (name) => ofNet.indexOf(name));

/** Mixes what the nets say of an item into the scores of the linear model, which begin at `at` and have what no net has. */
export function mixScores(
  scores: Float64Array,
  at: number,
  classes: number,
  opinions: readonly Opinion[],
): void {
  for (let c = 0; c < classes; c++) {
    let own = 1;
    let said = 0;
    for (const opinion of opinions) {
      const cls = opinion.netClass[c] as number;
      if (cls < 0) continue;
      own -= opinion.share;
      said += (opinion.scores[opinion.from + cls] as number) * opinion.share;
    }
    scores[at + c] = (scores[at + c] as number) * own + said;
  }
}

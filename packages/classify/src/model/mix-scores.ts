/** Class of the net for each class, -1 where it has none. */
export const netClassesOf = (classes: readonly string[], ofNet: readonly string[]): Int32Array =>
  Int32Array.from(classes, (name) => ofNet.indexOf(name));

/** Mixes the net's scores of an item, which begin at `saidAt`, into those of the linear model, which begin at `at`. */
export function mixScores(
  scores: Float64Array,
  at: number,
  said: ArrayLike<number>,
  saidAt: number,
  { netClass, share }: { netClass: Int32Array; share: number },
): void {
  for (let c = 0; c < netClass.length; c++) {
    const own = netClass[c] as number;
    if (own < 0) continue;
    scores[at + c] = (scores[at + c] as number) * (1 - share) + (said[saidAt + own] as number) * share;
  }
}

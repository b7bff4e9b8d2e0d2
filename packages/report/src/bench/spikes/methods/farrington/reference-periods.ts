/** What is looked back at. */
export interface Reference {
  /** Periods of a season, seasons looked back, and periods on each side of the same one. */
  frequency: number;
  seasons: number;
  half: number;
  /** Parts of a season with a level of their own; 1: only the windows around the same period are looked at. */
  parts: number;
  /** Latest periods that are left out, so that a beginning rise does not raise the baseline. */
  leftOut: number;
}

/** A past period, and its part of the season: from 1 to `parts`, the last being the windows. */
export interface Period {
  at: number;
  part: number;
}

/** Lengths of the parts between two windows; the first take what is left over. */
function lengthsOf({ frequency, half, parts }: Reference): number[] {
  const between = frequency - 2 * half - 1;
  const each = Math.floor(between / (parts - 1));
  return Array.from({ length: parts - 1 }, (_, i) => each + (i < between % (parts - 1) ? 1 : 0));
}

/** The past periods that the count of period `now` is compared with, oldest first. */
export function referencePeriods(now: number, reference: Reference): Period[] {
  const { frequency, seasons, half, parts, leftOut } = reference;
  const lengths = parts > 1 ? lengthsOf(reference) : [];
  const ofSeason = [
    ...new Array<number>(2 * half + 1).fill(parts),
    ...lengths.flatMap((length, i) => new Array<number>(length).fill(i + 1)),
  ];
  const periods: Period[] = [];
  for (let season = seasons; season >= 1; season--) {
    const from = now - season * frequency - half;
    for (const [i, part] of ofSeason.entries()) periods.push({ at: from + i, part });
  }
  return periods.filter(({ at }) => at >= 0 && at < now - leftOut);
}

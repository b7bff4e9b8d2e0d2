/** Complaints of one week over its denominator. */
export interface Week {
  count: number;
  exposure: number;
}

/** Limits of ordinary variation of each week, per thousand, and their centre. */
export interface ControlLimits {
  center: number;
  limits: { lower: number; upper: number }[];
}

/** Fewer weeks before say nothing of ordinary variation. */
const fewestWeeks = 8;
const perThousand = (rate: number): number => Math.round(rate * 100_000) / 100;

/**
 * Laney's p'-chart (2002): the centre is the rate of all weeks but the last, which is judged by them; limits are three
 * standard deviations of a share of n, times the week-to-week variation of the standardised weeks (mean moving range over
 * 1.128). Null with fewer than eight weeks before, or without a complaint in them.
 */
export function controlLimits(weeks: readonly Week[]): ControlLimits | null {
  const before = weeks.slice(0, -1);
  if (before.length < fewestWeeks) return null;
  const sum = (of: (week: Week) => number): number => before.reduce((all, week) => all + of(week), 0);
  const center = sum(({ count }) => count) / sum(({ exposure }) => exposure);
  if (!(center > 0 && center < 1)) return null;
  const deviation = ({ exposure }: Week): number => Math.sqrt((center * (1 - center)) / exposure);
  const scores = before.map((week) => (week.count / week.exposure - center) / deviation(week));
  const ranges = scores.slice(1).map((score, i) => Math.abs(score - (scores[i] ?? score)));
  const variation = Math.max(1, ranges.reduce((all, range) => all + range, 0) / ranges.length / 1.128);
  return {
    center: perThousand(center),
    limits: weeks.map((week) => {
      const width = 3 * variation * deviation(week);
      return { lower: perThousand(Math.max(0, center - width)), upper: perThousand(center + width) };
    }),
  };
}

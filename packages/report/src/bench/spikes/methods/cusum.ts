/** Rise that the chart is tuned to. */
export const cusumRise = 2.5;

/**
 * One step of the Poisson likelihood-ratio CUSUM with a mean of its own every day:
 * S = max(0, S + x ln R - mean (R - 1)) (Lucas 1985; Rogerson and Yamada 2004).
 */
export const cusumStep = (sum: number, count: number, mean: number, rise = cusumRise): number =>
  Math.max(0, sum + count * Math.log(rise) - mean * (rise - 1));

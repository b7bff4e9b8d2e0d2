/** Usual shape of how the rates of a group spread, and how far from it, in logarithms, a group may easily be. */
const usualShape = 3;
const deviation = 1;

/**
 * Log density, but for a constant, of the shape of a group's prior before its data are seen: log-normal about 3, a
 * coefficient of variation of about 0.6. In a group of hundreds it changes nothing; a group of eight, whose rates happen
 * to look alike, cannot make its prior so narrow that no product is allowed a rate of its own (Chung et al. 2013).
 */
export const usualSpread = (logShape: number): number =>
  -0.5 * ((logShape - Math.log(usualShape)) / deviation) ** 2;

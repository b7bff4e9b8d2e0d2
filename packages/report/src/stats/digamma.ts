/** Digamma, the derivative of ln Gamma, for x > 0: recurrence to 10, then the asymptotic series (DLMF 5.11.2). */
export function digamma(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < 10; shifted++) sum -= 1 / shifted;
  const y = 1 / shifted ** 2;
  const series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - (y * 5) / 660))));
  return sum + Math.log(shifted) - 1 / (2 * shifted) - series;
}

/** Trigamma, the derivative of digamma, for x > 0: recurrence to 10, then the asymptotic series (DLMF 5.15.8). */
export function trigamma(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < 10; shifted++) sum += 1 / shifted ** 2;
  const y = 1 / shifted ** 2;
  const series = 1 + y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - (y * 5) / 66))));
  return sum + y / 2 + series / shifted;
}

/** The x > 0 with trigamma(x) = value > 0, by bisection of its logarithm. */
export function inverseTrigamma(value: number): number {
  let [low, high] = [Math.log(1e-6), Math.log(1e12)];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (trigamma(Math.exp(middle)) > value) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

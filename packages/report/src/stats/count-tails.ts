import { logIncompleteBeta } from './incomplete-beta.ts';
import { logGammaLower } from './incomplete-gamma.ts';

/** ln P(X >= x) of a negative binomial with this mean and size (variance mean + mean^2/size): I_{mean/(mean+size)}(x, size). */
export function logNegativeBinomialTail(x: number, mean: number, size: number): number {
  if (x <= 0) return 0;
  if (mean <= 0) return -Infinity;
  return logIncompleteBeta(mean / (mean + size), size / (mean + size), x, size);
}

/** ln P(X >= x) of a Poisson with this mean: the regularised lower incomplete gamma P(x, mean). */
export function logPoissonTail(x: number, mean: number): number {
  return x <= 0 ? 0 : logGammaLower(x, mean);
}

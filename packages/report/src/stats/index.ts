export { adjustByHolm, adjustPValues, adjustUnderDependence } from './adjust-p-values.ts';
export { type GroupChange, kitagawa, lmdi } from './attribute-change.ts';
export { logNegativeBinomialTail, logPoissonTail } from './count-tails.ts';
export { type BetaPrior, fitBetaBinomial } from './fit-beta-binomial.ts';
export { fitGammaPoisson, type GammaPrior } from './fit-gamma-poisson.ts';
export { shareFunnel } from './funnel.ts';
export { betaQuantile, gammaQuantile } from './quantiles.ts';
export { wilsonInterval } from './wilson.ts';

/** Seeded pseudo-random numbers for the generators of the bench. */
export interface Random {
  /** Uniform in (0, 1). */
  uniform(): number;
  normal(): number;
  /** Gamma of this shape, scale 1. */
  gamma(shape: number): number;
  beta(a: number, b: number): number;
  poisson(mean: number): number;
}

/** sfc32 (Chris Doty-Humphrey's small fast counter), warmed up. */
function uniformOf(seed: number): () => number {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return ((t >>> 0) + 0.5) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

/** Marsaglia and Tsang 2000; a shape below 1 through shape + 1. */
function drawGamma(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, uniform, normal) * uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** Knuth's product for small means; larger ones are halved through the gamma waiting time (Ahrens and Dieter 1974). */
function drawPoisson(mean: number, uniform: () => number, gamma: (shape: number) => number): number {
  let rest = mean;
  let count = 0;
  while (rest > 30) {
    const events = Math.floor(rest * 0.875);
    const waited = gamma(events);
    if (waited > rest) {
      let within = 0;
      for (let i = 1; i < events; i++) if (uniform() < rest / waited) within++;
      return count + within;
    }
    count += events;
    rest -= waited;
  }
  const limit = Math.exp(-rest);
  for (let product = uniform(); product > limit; product *= uniform()) count++;
  return count;
}

/** A stream of its own for every seed. */
export function createRandom(seed: number): Random {
  const uniform = uniformOf(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => drawGamma(shape, uniform, normal);
  return {
    uniform,
    normal,
    gamma,
    beta: (a, b) => {
      const x = gamma(a);
      return x / (x + gamma(b));
    },
    poisson: (mean) => (mean > 0 ? drawPoisson(mean, uniform, gamma) : 0),
  };
}

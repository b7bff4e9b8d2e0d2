import { createRandom, type Random } from '../random.ts';

/** A simulated company: products by category, independent draws of their weeks, and the true rates. */
export interface ListWorld {
  products: { id: string; category: string }[];
  draws: { data: { id: string; orders: number[]; complaints: number[] }[] }[];
  truth: { rate: number[] };
}

export interface WorldOptions {
  products?: number;
  weeks?: number;
  draws?: number;
  categories?: number;
  /** Spread of rates drawn evenly and not by its logarithm: more categories whose products are much alike. */
  even?: boolean;
}

/** Second shape of a Beta with this median: (a - 1/3) / (a + b - 2/3) to a good approximation (Kerman 2011). */
const betaFor = (shape: number, median: number): number => (shape - 1 / 3) / median - shape + 2 / 3;

interface Hidden {
  id: string;
  category: string;
  /** Mean orders a week, and the true rate. */
  weekly: number;
  rate: number;
}

function drawProduct(random: Random, i: number, kinds: readonly { shape: number; rest: number }[]): Hidden {
  const kind = Math.floor(random.uniform() * kinds.length);
  const { shape = 2, rest = 200 } = kinds[kind] ?? {};
  const volume = Math.exp(Math.log(250) + 1.8 * random.normal());
  return {
    id: `P${String(i).padStart(4, '0')}`,
    category: `C${kind}`,
    weekly: Math.min(50_000, Math.max(5, volume)) / 4,
    rate: random.beta(shape, rest),
  };
}

function drawWeeks(random: Random, { id, weekly, rate }: Hidden, weeks: number) {
  const orders = Array.from({ length: weeks }, () =>
    random.poisson(weekly * Math.exp(0.15 * random.normal())),
  );
  const complaints = orders.map((n) => Math.min(n, random.poisson((n * rate * random.gamma(40)) / 40)));
  return { id, orders, complaints };
}

/**
 * Orders of four weeks log-normal (median 250, sigma 1.8, 5 to 50,000) over ten categories whose median rates are 0.3 to
 * 4 % and whose beta shapes 1.8 to 6; complaints a week with gamma noise of shape 40. True rates never change.
 */
export function generateLists(
  seed: number,
  { products = 2000, weeks = 4, draws = 2, categories = 10, even = false }: WorldOptions = {},
): ListWorld {
  const random = createRandom(seed);
  const kinds = Array.from({ length: categories }, () => {
    const median = 0.003 * (0.04 / 0.003) ** random.uniform();
    const place = random.uniform();
    const shape = even ? 1.8 + 4.2 * place : 1.8 * (6 / 1.8) ** place;
    return { shape, rest: betaFor(shape, median) };
  });
  const hidden = Array.from({ length: products }, (_, i) => drawProduct(random, i, kinds));
  return {
    products: hidden.map(({ id, category }) => ({ id, category })),
    draws: Array.from({ length: draws }, () => ({
      data: hidden.map((one) => drawWeeks(random, one, weeks)),
    })),
    truth: { rate: hidden.map(({ rate }) => rate) },
  };
}

/** Steps a table holds for each whole number, and how far it reaches. */
const steps = 512;
const reach = 12;

function tableOf(from: number, to: number, value: (x: number) => number): Float64Array {
  return Float64Array.from({ length: (to - from) * steps + 1 }, (_, i) => value(from + i / steps));
}

const open = tableOf(-reach, reach, (x) => 1 / (1 + Math.exp(-x)));
const fade = tableOf(-reach, 0, Math.exp);
const last = open.length - 1;

/** The logistic function to about 0.0005: a table is several times as quick as the function, and the same everywhere. */
export function logisticAt(x: number): number {
  const step = ((x + reach) * steps + 0.5) | 0;
  return open[step < 0 ? 0 : Math.min(step, last)] as number;
}

/** The exponential function of numbers up to 0, to about a thousandth of itself; 0 below -12. */
export function fadeAt(x: number): number {
  const step = ((x + reach) * steps + 0.5) | 0;
  return step <= 0 ? 0 : (fade[step] as number);
}

import { anyAligned, get, op, set, signed, simd, unsigned } from './assemble.ts';

/** Instructions that leave one value of 128 bits: four numbers of 32 bits, "lanes", unless it is said otherwise. */
export type Lanes = number[];

const two =
  (instruction: number) =>
  (a: Lanes, b: Lanes): Lanes => [...a, ...b, ...simd(instruction)];
const one =
  (instruction: number) =>
  (a: Lanes): Lanes => [...a, ...simd(instruction)];

/** Single precision; each is rounded as IEEE 754 says, so every machine gets the same bits. */
export const float = {
  add: two(0xe4),
  subtract: two(0xe5),
  multiply: two(0xe6),
  divide: two(0xe7),
  lowest: two(0xe8),
  highest: two(0xe9),
  root: one(0xe3),
  nearest: one(0x6a),
  ofWhole: one(0xfa),
};
/** Whole numbers of 32 bits; those that do not fit into 32 or 16 bits become the nearest that does. */
export const whole = {
  add: two(0xae),
  ofFloat: one(0xf8),
  toSixteenBits: two(0x85),
  shiftLeft: (a: Lanes, bits: number): Lanes => [...a, op.i32Const, ...signed(bits), ...simd(0xab)],
};

/** The lanes at the address in a local. */
export const load = (local: number, offset = 0): Lanes => [
  ...[...get(local), ...simd(0x00), anyAligned],
  ...unsigned(offset),
];
/** Four whole numbers of 16 bits at the address in a local. */
export const loadSixteenBits = (local: number, offset = 0): Lanes => [
  ...[...get(local), ...simd(0x03), anyAligned],
  ...unsigned(offset),
];
export const store = (local: number, offset: number, value: Lanes): number[] => [
  ...[...get(local), ...value, ...simd(0x0b), anyAligned],
  ...unsigned(offset),
];
export const assign = (local: number, value: Lanes): number[] => [...value, ...set(local)];

/** The same number in all four lanes. */
export const all = (value: number): Lanes => {
  const bytes = [...new Uint8Array(new Float32Array([value]).buffer)];
  return [...simd(0x0c), ...bytes, ...bytes, ...bytes, ...bytes];
};
const allWhole = (value: number): Lanes => {
  const bytes = [...new Uint8Array(new Int32Array([value]).buffer)];
  return [...simd(0x0c), ...bytes, ...bytes, ...bytes, ...bytes];
};

const halves = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];
const neighbours = [4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11];
const shuffled = (local: number, order: readonly number[]): Lanes => [
  ...[...get(local), ...get(local), ...simd(0x0d)],
  ...order,
];

/** Leaves the sum of a local's lanes in each of them. */
export const spreadSum = (local: number): number[] =>
  [halves, neighbours].flatMap((order) => assign(local, float.add(get(local), shuffled(local, order))));

/** Coefficients of e^x between -ln 2 / 2 and ln 2 / 2, the highest power first (Cephes `expf`). */
const powers = [1.9875691e-4, 1.3981999e-3, 8.333452e-3, 4.166579e-2, 1.6666665e-1, 0.5, 1, 1];
const leastExponent = -87;
const mostExponent = 88;
const exponentBits = 23;
const exponentOfOne = 127;

/** Leaves e to the power of each lane of `x` in it, to some ten millionths of itself; uses the local `times`. */
export function exponential(x: number, times: number): number[] {
  const limited = float.lowest(float.highest(get(x), all(leastExponent)), all(mostExponent));
  const halvings = float.nearest(float.multiply(get(x), all(Math.LOG2E)));
  const rest = float.subtract(get(x), float.multiply(get(times), all(Math.LN2)));
  const [highest = 1, ...lower] = powers;
  const sum = lower.reduce((so, next) => float.add(float.multiply(so, get(x)), all(next)), all(highest));
  const exponent = whole.shiftLeft(
    whole.add(whole.ofFloat(get(times)), allWhole(exponentOfOne)),
    exponentBits,
  );
  return [
    ...[...assign(x, limited), ...assign(times, halvings), ...assign(x, rest)],
    ...assign(x, float.multiply(sum, exponent)),
  ];
}

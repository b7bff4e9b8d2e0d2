import {
  advance,
  all,
  assign,
  exponential,
  float,
  get,
  load,
  loadSixteenBits,
  op,
  pointAt,
  repeat,
  spreadSum,
  store,
  type,
  whole,
} from '../assemble/index.ts';

/** Where the numbers that stay the same lie, and those of one word while it is worked on. */
export interface GatePlaces {
  wide: number;
  hiddenStep: number;
  normStep: number;
  /** What a step of each sum of the convolution is worth, values first, then gates; and what is added. */
  steps: number;
  bias: number;
  gain: number;
  shift: number;
  /** `wide` numbers of single precision. */
  scratch: number;
}

const tiny = 1e-5;
const laneBytes = 16;
const halfBytes = 8;

/** Parameters: sums of the word before, the word itself and the one after, its numbers, where they go. */
const [before, own, after, numbers, out] = [0, 1, 2, 3, 4];
/** Locals: a place among what stays the same, and its end; then lanes. */
const [place, placeEnd] = [5, 6];
const [value, gate, times, passed, mean, factor] = [7, 8, 9, 10, 11, 12];

/** The convolution's sums in four of its rows, as numbers. */
const sums = (offset: number): number[] =>
  float.ofWhole(whole.add(whole.add(load(before, offset), load(own, offset)), load(after, offset)));

const ofPlace = (base: number, offset = 0): number[] => load(place, base + offset);

/** Four numbers of the word with what its gates let through, into the scratch; their sum is added to `mean`. */
function passGates({ wide, hiddenStep, steps, bias, scratch }: GatePlaces): number[] {
  const gates = wide * 4;
  const weighed = (from: number): number[] =>
    float.add(float.multiply(sums(from), ofPlace(steps, from)), ofPlace(bias, from));
  const open = float.divide(
    float.multiply(float.highest(get(value), all(0)), get(gate)),
    float.add(get(gate), all(1)),
  );
  return [
    ...[...assign(value, weighed(0)), ...assign(gate, weighed(gates)), ...exponential(gate, times)],
    ...assign(
      passed,
      float.add(float.multiply(float.ofWhole(loadSixteenBits(numbers)), all(hiddenStep)), open),
    ),
    ...[...store(place, scratch, get(passed)), ...assign(mean, float.add(get(mean), get(passed)))],
    ...[...advance(before, laneBytes), ...advance(own, laneBytes), ...advance(after, laneBytes)],
    ...[...advance(numbers, halfBytes), ...advance(place, laneBytes)],
  ];
}

const offMean = (scratch: number, offset = 0): number[] =>
  float.subtract(ofPlace(scratch, offset), get(mean));

function addSquare({ scratch }: GatePlaces): number[] {
  const square = float.multiply(get(value), get(value));
  return [
    ...[...assign(value, offMean(scratch)), ...assign(factor, float.add(get(factor), square))],
    ...advance(place, laneBytes),
  ];
}

/** Eight numbers in whole steps. */
function writeSteps({ scratch, gain, shift, normStep }: GatePlaces): number[] {
  const steps = (offset: number): number[] => {
    const level = float.multiply(
      float.multiply(offMean(scratch, offset), get(factor)),
      ofPlace(gain, offset),
    );
    const shifted = float.add(level, ofPlace(shift, offset));
    return whole.ofFloat(float.nearest(float.multiply(shifted, all(1 / normStep))));
  };
  return [
    ...[...store(out, 0, whole.toSixteenBits(steps(0), steps(laneBytes)))],
    ...[...advance(out, laneBytes), ...advance(place, 2 * laneBytes)],
  ];
}

/**
 * Body of the function that makes the numbers of a word in an item: what the convolution's gates let through is added to them, and
 * they are brought to mean 0 and variance 1, then to `gain` and `shift`, in steps of 16 bits. `wide` is a multiple of 8.
 */
export function gatesCode(places: GatePlaces): number[] {
  const { wide } = places;
  const end = wide * 4;
  const root = float.root(float.add(float.divide(get(factor), all(wide)), all(tiny)));
  return [
    ...[2, 2, type.i32, 6, type.v128],
    ...[...pointAt(placeEnd, end), ...pointAt(place, 0), ...assign(mean, all(0)), ...assign(factor, all(0))],
    ...repeat(place, placeEnd, passGates(places)),
    ...[...spreadSum(mean), ...assign(mean, float.divide(get(mean), all(wide))), ...pointAt(place, 0)],
    ...repeat(place, placeEnd, addSquare(places)),
    ...[...spreadSum(factor), ...assign(factor, float.divide(all(1), root)), ...pointAt(place, 0)],
    ...[...repeat(place, placeEnd, writeSteps(places)), op.end],
  ];
}

import {
  advance,
  anyAligned,
  get,
  op,
  set,
  simd,
  type,
  unsigned,
  vector,
  wordAligned,
} from '../assemble/index.ts';

/** Parameters: input from, input to, weights, output from, output to. Then locals: place, four sums, the input. */
const [from, to, weights, out, outEnd, place, firstSum, held] = [0, 1, 2, 3, 4, 5, 6, 10];
const four = [0, 1, 2, 3];

const load = (local: number, offset: number): number[] => [
  ...get(local),
  ...simd(vector.load),
  anyAligned,
  ...unsigned(offset),
];
const repeatBelow = (local: number, end: number): number[] => [
  ...get(local),
  ...get(end),
  ...[op.i32Below, op.branchIf, 0, op.end],
];
const clear = (row: number): number[] => [
  ...simd(vector.constant),
  ...Array<number>(16).fill(0),
  ...set(firstSum + row),
];
const sumOfLanes = (row: number): number[] =>
  four.flatMap((lane) => [
    ...get(firstSum + row),
    ...simd(vector.laneOf),
    lane,
    ...(lane > 0 ? [op.i32Add] : []),
  ]);

/**
 * Body of the function that multiplies `inputs` numbers of 16 bits with row after row of weights of 16 bits, four rows at a
 * time, and stores sums of 32 bits. Sums are exact, so every machine gets the same.
 */
export function dotCode(inputs: number): number[] {
  const rowBytes = inputs * 2;
  const multiply = four.flatMap((row) => [
    ...[...get(firstSum + row), ...get(held), ...load(weights, row * rowBytes)],
    ...[...simd(vector.dot), ...simd(vector.addThirtyTwoBits), ...set(firstSum + row)],
  ]);
  const eightAtATime = [
    ...[op.loop, type.nothing, ...load(place, 0), ...set(held), ...multiply],
    ...[...advance(weights, 16), ...advance(place, 16), ...repeatBelow(place, to)],
  ];
  return [
    ...[2, 1, type.i32, 5, type.v128, op.loop, type.nothing],
    ...[...four.flatMap(clear), ...get(from), ...set(place), ...eightAtATime],
    ...four.flatMap((row) => [...get(out), ...sumOfLanes(row), op.i32Store, wordAligned, row * 4]),
    ...[...advance(weights, 3 * rowBytes), ...advance(out, 16), ...repeatBelow(out, outEnd), op.end],
  ];
}

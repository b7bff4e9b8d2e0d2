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

/** Parameters `at` and `end`: the list of row addresses. Then locals: the row's address, and the sums. */
const at = 0;
const end = 1;
const row = 2;
const firstSum = 3;

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Adds eight weights of the row, widened to 16 bits, to their sum. */
function addEight(block: number): number[] {
  const sum = firstSum + block;
  const widen = block % 2 === 0 ? vector.widenLow : vector.widenHigh;
  const load = [...get(row), ...simd(vector.load), anyAligned, ...unsigned(16 * (block >> 1))];
  return [...get(sum), ...load, ...simd(widen), ...simd(vector.addSixteenBits), ...set(sum)];
}

/**
 * Body of the function of `(at, end)` that adds up the rows of `16 * width` signed bytes whose addresses stand from `at`
 * to `end`, and stores the sums of 16 bits each from address 0.
 */
export function addRowsCode(width: number): number[] {
  const blocks = 2 * width;
  const loop = [
    ...[op.block, type.nothing, op.loop, type.nothing],
    ...[...get(at), ...get(end), op.i32AtLeast, op.branchIf, 1],
    ...[...get(at), op.i32Load, wordAligned, 0, ...set(row)],
    ...range(blocks).flatMap(addEight),
    ...[...advance(at, 4), op.branch, 0],
    ...[op.end, op.end],
  ];
  const stores = range(blocks).flatMap((block) => [
    ...[op.i32Const, 0, ...get(firstSum + block)],
    ...[...simd(vector.store), anyAligned, ...unsigned(16 * block)],
  ]);
  const locals = [2, 1, type.i32, ...unsigned(blocks), type.v128];
  return [...locals, ...loop, ...stores, op.end];
}

/*
 * WebAssembly by hand, a few instructions long: JavaScript adds one weight at a time, this adds sixteen. V8 knows
 * no other way to vector instructions. Numbers are those of the WebAssembly specification.
 */
const type = { i32: 0x7f, v128: 0x7b, nothing: 0x40 } as const;
const op = {
  block: 0x02,
  loop: 0x03,
  end: 0x0b,
  branch: 0x0c,
  branchIf: 0x0d,
  localGet: 0x20,
  localSet: 0x21,
  i32Load: 0x28,
  i32Const: 0x41,
  i32AtLeast: 0x4f,
  i32Add: 0x6a,
} as const;
const vector = { load: 0x00, store: 0x0b, widenLow: 0x87, widenHigh: 0x88, addSixteenBits: 0x8e } as const;
/** A memory operand: alignment as a power of two, then the offset. */
const wordAligned = 2;
const anyAligned = 0;

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

const get = (local: number): number[] => [op.localGet, ...unsigned(local)];
const set = (local: number): number[] => [op.localSet, ...unsigned(local)];
const simd = (instruction: number): number[] => [0xfd, ...unsigned(instruction)];
const section = (id: number, content: number[]): number[] => [id, ...unsigned(content.length), ...content];

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

function body(blocks: number): number[] {
  const loop = [
    ...[op.block, type.nothing, op.loop, type.nothing],
    ...[...get(at), ...get(end), op.i32AtLeast, op.branchIf, 1],
    ...[...get(at), op.i32Load, wordAligned, 0, ...set(row)],
    ...range(blocks).flatMap(addEight),
    ...[...get(at), op.i32Const, 4, op.i32Add, ...set(at), op.branch, 0],
    ...[op.end, op.end],
  ];
  const stores = range(blocks).flatMap((block) => [
    ...[op.i32Const, 0, ...get(firstSum + block)],
    ...[...simd(vector.store), anyAligned, ...unsigned(16 * block)],
  ]);
  const locals = [2, 1, type.i32, ...unsigned(blocks), type.v128];
  return [...locals, ...loop, ...stores, op.end];
}

/**
 * Module `(import "m" "m" memory) (export "f" (at, end))`: adds up the rows of `16 * width` signed bytes whose
 * addresses stand from `at` to `end`, and stores the sums of 16 bits each from address 0.
 */
export function addRowsCode(width: number): Uint8Array<ArrayBuffer> {
  const code = body(2 * width);
  const m = 'm'.charCodeAt(0);
  const f = 'f'.charCodeAt(0);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 2, type.i32, type.i32, 0]),
    ...section(2, [1, 1, m, 1, m, 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, f, 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

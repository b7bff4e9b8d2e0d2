import { FatalError } from '@voc/core';

/*
 * WebAssembly by hand, a few instructions long: JavaScript reckons one number at a time, this reckons eight or sixteen.
 * V8 knows no other way to vector instructions. Numbers are those of the WebAssembly specification.
 */
export const type = { i32: 0x7f, v128: 0x7b, nothing: 0x40 } as const;
export const op = {
  block: 0x02,
  loop: 0x03,
  end: 0x0b,
  branch: 0x0c,
  branchIf: 0x0d,
  i32Load: 0x28,
  i32Store: 0x36,
  i32Const: 0x41,
  i32Below: 0x49,
  i32AtLeast: 0x4f,
  i32Add: 0x6a,
} as const;
export const vector = {
  load: 0x00,
  store: 0x0b,
  constant: 0x0c,
  laneOf: 0x1b,
  widenLow: 0x87,
  widenHigh: 0x88,
  addSixteenBits: 0x8e,
  addThirtyTwoBits: 0xae,
  dot: 0xba,
} as const;
/** A memory operand: alignment as a power of two, then the offset. */
export const wordAligned = 2;
export const anyAligned = 0;

export function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

export function signed(value: number): number[] {
  const last = (value >= 0 && value < 64) || (value < 0 && value >= -64);
  return last ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}

export const get = (local: number): number[] => [0x20, ...unsigned(local)];
export const set = (local: number): number[] => [0x21, ...unsigned(local)];
export const simd = (instruction: number): number[] => [0xfd, ...unsigned(instruction)];
export const advance = (local: number, bytes: number): number[] => [
  ...get(local),
  op.i32Const,
  ...signed(bytes),
  op.i32Add,
  ...set(local),
];

/** Runs `body` again and again until the address in `local` has reached the one in `end`; at least once. */
export const repeat = (local: number, end: number, body: readonly number[]): number[] => [
  ...[op.loop, type.nothing, ...body],
  ...[...get(local), ...get(end), op.i32Below, op.branchIf, 0, op.end],
];

/** Sets a local to the sum of another and a number of bytes. */
export const pointTo = (local: number, from: number, bytes: number): number[] => [
  ...[...get(from), op.i32Const, ...signed(bytes), op.i32Add],
  ...set(local),
];
export const advanceBy = (local: number, other: number): number[] => [
  ...[...get(local), ...get(other), op.i32Add],
  ...set(local),
];
export const pointAt = (local: number, address: number): number[] => [
  ...[op.i32Const, ...signed(address)],
  ...set(local),
];

const section = (id: number, content: number[]): number[] => [id, ...unsigned(content.length), ...content];

/** Module `(import "m" "m" memory) (export "f")` with one function of `parameters` 32-bit numbers. */
function moduleOf(parameters: number, memoryPages: number, body: number[]): Uint8Array<ArrayBuffer> {
  const m = 'm'.charCodeAt(0);
  const f = 'f'.charCodeAt(0);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...Array<number>(parameters).fill(type.i32), 0]),
    ...section(2, [1, 1, m, 1, m, 2, 0, ...unsigned(memoryPages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, f, 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

type Assembled = (...parameters: number[]) => void;

function isAssembled(value: unknown): value is Assembled {
  return typeof value === 'function';
}

/** Makes a function of its instructions over `memory`. */
export function assemble(parameters: number, memory: WebAssembly.Memory, body: number[]): Assembled {
  const code = new WebAssembly.Module(moduleOf(parameters, 1, body));
  const { f } = new WebAssembly.Instance(code, { m: { m: memory } }).exports;
  if (!isAssembled(f)) throw new FatalError('The assembled module exports no function');
  return f;
}

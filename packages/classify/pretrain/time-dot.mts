/*
 * How fast the net's convolution can be, in whole numbers: WebAssembly written by hand multiplies eight pairs of 16 bits an
 * instruction and adds exactly, so every machine gets the same sums.
 *   node --import tsx packages/classify/pretrain/time-dot.mts
 */
/// <reference path="../src/assemble/web-assembly.d.ts" />

const width = 128;
const inputs = 3 * width;
const outputs = 2 * width;
const words = 36;
const rowBytes = inputs * 2;

const type = { i32: 0x7f, v128: 0x7b, nothing: 0x40 } as const;
const op = {
  loop: 0x03,
  end: 0x0b,
  branchIf: 0x0d,
  store: 0x36,
  constant: 0x41,
  below: 0x49,
  add: 0x6a,
} as const;
const vector = { load: 0x00, constant: 0x0c, laneOf: 0x1b, add: 0xae, dot: 0xba } as const;
/** Parameters: input from, input to, weights, output from, output to. Then locals: place, four sums, the input. */
const [from, to, weights, out, outEnd, place, firstSum, held] = [0, 1, 2, 3, 4, 5, 6, 10];
const four = [0, 1, 2, 3];

const unsigned = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];

function signed(value: number): number[] {
  const last = (value >= 0 && value < 64) || (value < 0 && value >= -64);
  return last ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const simd = (instruction: number): number[] => [0xfd, ...unsigned(instruction)];
const load = (local: number, offset: number): number[] => [
  ...get(local),
  ...simd(vector.load),
  4,
  ...unsigned(offset),
];
const advance = (local: number, bytes: number): number[] => [
  ...get(local),
  op.constant,
  ...signed(bytes),
  op.add,
  ...set(local),
];
const repeatBelow = (local: number, end: number): number[] => [
  ...get(local),
  ...get(end),
  op.below,
  op.branchIf,
  0,
  op.end,
];
const section = (id: number, content: number[]): number[] => [id, ...unsigned(content.length), ...content];

const multiply = four.flatMap((row) => [
  ...[...get(firstSum + row), ...get(held), ...load(weights, row * rowBytes)],
  ...[...simd(vector.dot), ...simd(vector.add), ...set(firstSum + row)],
]);
const inner = [
  ...[op.loop, type.nothing, ...load(place, 0), ...set(held), ...multiply],
  ...[...advance(weights, 16), ...advance(place, 16), ...repeatBelow(place, to)],
];
const lanes = (row: number): number[] =>
  four.flatMap((lane) => [
    ...get(firstSum + row),
    ...simd(vector.laneOf),
    lane,
    ...(lane > 0 ? [op.add] : []),
  ]);
const clear = (row: number): number[] => [
  ...simd(vector.constant),
  ...Array(16).fill(0),
  ...set(firstSum + row),
];
const body = [
  ...[
    2,
    1,
    type.i32,
    5,
    type.v128,
    op.loop,
    type.nothing,
    ...four.flatMap(clear),
    ...get(from),
    ...set(place),
  ],
  ...inner,
  ...four.flatMap((row) => [...get(out), ...lanes(row), op.store, 2, row * 4]),
  ...[...advance(weights, 3 * rowBytes), ...advance(out, 16), ...repeatBelow(out, outEnd), op.end],
];
const m = 'm'.charCodeAt(0);
const code = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 5, ...Array(5).fill(type.i32), 0]),
  ...section(2, [1, 1, m, 1, m, 2, 0, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, 1, 'f'.charCodeAt(0), 0, 0]),
  ...section(10, [1, ...unsigned(body.length), ...body]),
]);

const memory = new WebAssembly.Memory({ initial: 16 });
const { f } = new WebAssembly.Instance(new WebAssembly.Module(code), { m: { m: memory } }).exports;
const dot = f as (from: number, to: number, weights: number, out: number, outEnd: number) => void;
const [weightsAt, outAt] = [65536, 65536 + outputs * rowBytes];
const input = new Int16Array(memory.buffer, 0, (words + 2) * width).map((_, i) => (i * 7919) % 2048);
const weight = new Int16Array(memory.buffer, weightsAt, outputs * inputs).map(
  (_, i) => ((i * 104729) % 255) - 127,
);
new Int16Array(memory.buffer).set(input);
new Int16Array(memory.buffer, weightsAt).set(weight);
const sums = new Int32Array(memory.buffer, outAt, words * outputs);

function convolve(): void {
  for (let word = 0; word < words; word++) {
    const at = word * width * 2;
    const row = outAt + word * outputs * 4;
    dot(at, at + rowBytes, weightsAt, row, row + outputs * 4);
  }
}

convolve();
sums.forEach((sum, i) => {
  const at = Math.floor(i / outputs) * width;
  const row = (i % outputs) * inputs;
  let wanted = 0;
  for (let k = 0; k < inputs; k++) wanted += (input[at + k] ?? 0) * (weight[row + k] ?? 0);
  if (sum !== wanted) throw new Error(`Sum ${i} is ${sum}, not ${wanted}`);
});
const rounds = 2000;
const before = process.cpuUsage();
for (let round = 0; round < rounds; round++) convolve();
const each = process.cpuUsage(before).user / rounds / 1000;
const speed = (words * outputs * inputs) / each / 1e6;
process.stdout.write(
  `${each.toFixed(3)} ms for ${words} words, ${speed.toFixed(1)} thousand million pairs a second\n`,
);

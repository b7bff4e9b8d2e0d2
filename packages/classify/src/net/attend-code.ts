import {
  advance,
  advanceBy,
  all,
  assign,
  exponential,
  float,
  get,
  load,
  op,
  pointAt,
  pointTo,
  repeat,
  store,
  type,
} from '../assemble/index.ts';

/** Where what an attention needs lies; each holds `classes` numbers of single precision, rounded up to four. */
export interface AttendPlaces {
  classes: number;
  /** Bytes from the sums of a word to those of the next. */
  stride: number;
  /** What a step of each sum is worth, and what is added: how far a class attends, then what it hears. */
  steps: number;
  bias: number;
  /** Per word and class the share of the attention before it is divided by the total, `shareStride` bytes a word. */
  shares: number;
  shareStride: number;
  heard: number;
  total: number;
}

const laneBytes = 16;
/** Parameters: the sums of the first word and where those of the last end. */
const [from, to] = [0, 1];
/** Locals: four classes, a word, its shares; then lanes. */
const [cls, clsEnd, word, wordEnd, share] = [2, 3, 4, 5, 6];
const [highest, far, times, total, heard, steps, bias] = [7, 8, 9, 10, 11, 12, 13];

const reading = float.add(float.multiply(float.ofWhole(load(word)), get(steps)), get(bias));

/** Points at four classes of the first word, `offset` bytes into its sums, and at their shares. */
const toFirst = ({ shares, steps: worth, bias: added }: AttendPlaces, offset: number): number[] => [
  ...[...pointTo(word, from, offset), ...advanceBy(word, cls), ...pointTo(wordEnd, to, offset)],
  ...[...advanceBy(wordEnd, cls), ...pointTo(share, cls, shares)],
  ...[...assign(steps, load(cls, worth + offset)), ...assign(bias, load(cls, added + offset))],
];

const toNext = ({ stride, shareStride }: AttendPlaces): number[] => [
  ...[...advance(word, stride), ...advance(share, shareStride)],
];

const readFar: number[] = [
  ...[...assign(far, reading), ...store(share, 0, get(far))],
  ...assign(highest, float.highest(get(highest), get(far))),
];
const readShare: number[] = [
  ...[...assign(far, float.subtract(load(share), get(highest))), ...exponential(far, times)],
  ...[...store(share, 0, get(far)), ...assign(total, float.add(get(total), get(far)))],
];
const listen: number[] = assign(heard, float.add(get(heard), float.multiply(load(share), reading)));

function attend(places: AttendPlaces): number[] {
  const overWords = (body: readonly number[]): number[] =>
    repeat(word, wordEnd, [...body, ...toNext(places)]);
  return [
    ...[...toFirst(places, 0), ...assign(highest, all(Number.NEGATIVE_INFINITY)), ...overWords(readFar)],
    ...[...toFirst(places, 0), ...assign(total, all(0)), ...overWords(readShare)],
    ...[...toFirst(places, places.classes * 4), ...assign(heard, all(0)), ...overWords(listen)],
    ...store(cls, places.heard, float.divide(get(heard), get(total))),
    ...[...store(cls, places.total, get(total)), ...advance(cls, laneBytes)],
  ];
}

/** Body of the function that lets each class attend to the words: what it hears, and each word's share of it. */
export function attendCode(places: AttendPlaces): number[] {
  return [
    ...[2, 5, type.i32, 7, type.v128],
    ...[...pointAt(cls, 0), ...pointAt(clsEnd, places.classes * 4)],
    ...[...repeat(cls, clsEnd, attend(places)), op.end],
  ];
}

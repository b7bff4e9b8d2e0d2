import type { Shadow } from './shadow.ts';

/** Most units that may stand between two groups of one number. */
const widestGap = 6;
const fewestSingles = 3;

const isSeparator = new Uint8Array(65536);
for (const char of ' \t-–—―‐‑‒−─_.·•‧・∙~|/\\,、*()+#=\'`^"…<>') isSeparator[char.charCodeAt(0)] = 1;
// Pictures, and the halves of those beyond the basic plane.
isSeparator.fill(1, 0x2190, 0x2400).fill(1, 0x25a0, 0x2800).fill(1, 0xd800, 0xe000);

const zero = 48;
const isDigit = (code: number): boolean => code >= zero && code <= 57;

function readGroup({ plain, digits }: Shadow, from: number): number {
  const isHan = !isDigit(plain.charCodeAt(from));
  let to = from + 1;
  while (isDigit(digits.charCodeAt(to)) && !isDigit(plain.charCodeAt(to)) === isHan) to++;
  return to;
}

/** Where the next digit stands, -1 when it is too far or something else than separators is between. */
function nextDigit(digits: string, from: number): number {
  for (let at = from; at <= from + widestGap && at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    if (isDigit(code)) return at;
    if (isSeparator[code] !== 1) return -1;
  }
  return -1;
}

/**
 * Groups by place: digits without anything between them, or spelled out one by one with something between each. In
 * arrays of numbers, since noise has a group for every second character.
 */
class Groups {
  count = 0;
  /** Units of the shadow. */
  from: Int32Array<ArrayBuffer>;
  to: Int32Array<ArrayBuffer>;
  size: Int32Array<ArrayBuffer>;
  /** 1 when nothing stands between this group and the one before: `一三八1234`. */
  glued: Uint8Array<ArrayBuffer>;

  constructor(room = 16) {
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.size = new Int32Array(room);
    this.glued = new Uint8Array(room);
  }

  add(from: number, to: number, size: number, glued: number): void {
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.size[this.count] = size;
    this.glued[this.count++] = glued;
  }

  private grow(): void {
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    [this.from, this.to, this.size] = [wider(this.from), wider(this.to), wider(this.size)];
    const glued = new Uint8Array(this.glued.length * 2);
    glued.set(this.glued);
    this.glued = glued;
  }
}

/** `138一1234一5678`: a 一 that stands for a dash. */
function isDash({ from, to, size, glued, count }: Groups, at: number, plain: string): boolean {
  if (at < 1 || at + 1 >= count || glued[at] !== 1 || glued[at + 1] !== 1) return false;
  if ((size[at - 1] ?? 0) < 3 || (size[at + 1] ?? 0) < 3) return false;
  const start = from[at] ?? 0;
  return to[at] === start + 1 && plain.charAt(start) === '一';
}

/** Without the 一 that stand for dashes. */
function dropDashes(all: Groups, plain: string, kept: Groups): Groups {
  kept.count = 0;
  for (let at = 0, wasDash = false; at < all.count; at++) {
    const dash = isDash(all, at, plain);
    if (!dash)
      kept.add(all.from[at] ?? 0, all.to[at] ?? 0, all.size[at] ?? 0, wasDash ? 0 : (all.glued[at] ?? 0));
    wasDash = dash;
  }
  return kept;
}

/** Digits that stand one by one are one group. */
function joinSingles({ from, to, size, glued, count }: Groups): Groups {
  const joined = new Groups(count);
  for (let at = 0; at < count; ) {
    let end = at;
    while (end < count && size[end] === 1) end++;
    if (end - at >= fewestSingles) {
      joined.add(from[at] ?? 0, to[end - 1] ?? 0, end - at, glued[at] ?? 0);
      at = end;
    } else
      do {
        joined.add(from[at] ?? 0, to[at] ?? 0, size[at] ?? 0, glued[at] ?? 0);
        at++;
      } while (at < end);
  }
  return joined;
}

/** Groups with nothing but separators between them. */
export class DigitRun {
  /** How many groups there are. */
  readonly count: number;
  /** All digits of the run. */
  readonly value: string;
  readonly #groups: Groups;
  /** Where each group begins in `value`; one more entry holds the length. */
  readonly #offsets: Int32Array;

  constructor(groups: Groups, value: string) {
    this.#groups = groups;
    this.count = groups.count;
    this.value = value;
    this.#offsets = new Int32Array(groups.count + 1);
    for (let at = 0; at < groups.count; at++)
      this.#offsets[at + 1] = (this.#offsets[at] ?? 0) + (groups.size[at] ?? 0);
  }

  /** Units of the shadow where a group begins and ends; 0 beyond the last. */
  fromOf(at: number): number {
    return at < this.count ? (this.#groups.from[at] ?? 0) : 0;
  }

  toOf(at: number): number {
    return at < this.count ? (this.#groups.to[at] ?? 0) : 0;
  }

  /** Digits of one group; 0 beyond the last. */
  sizeOf(at: number): number {
    return at < this.count ? (this.#groups.size[at] ?? 0) : 0;
  }

  /** True when nothing stands between a group and the one before. */
  isGlued(at: number): boolean {
    return at < this.count && this.#groups.glued[at] === 1;
  }

  /** Where a group begins in `value`. */
  offsetOf(at: number): number {
    return this.#offsets[at] ?? 0;
  }

  /** Digits of the groups from `at` up to but not including `end`. */
  lengthOf(at: number, end: number): number {
    return this.offsetOf(end) - this.offsetOf(at);
  }

  valueOf(at: number, end: number): string {
    return this.value.slice(this.offsetOf(at), this.offsetOf(end));
  }

  /** Lengths of the groups, glued ones as one. */
  lengthsOf(at: number, end: number): number[] {
    const lengths: number[] = [];
    for (let place = at; place < end && place < this.count; place++) {
      if (this.isGlued(place) && lengths.length > 0) lengths.push((lengths.pop() ?? 0) + this.sizeOf(place));
      else lengths.push(this.sizeOf(place));
    }
    return lengths;
  }

  /** Where the groups that are glued to a group end. */
  endOfGlued(at: number): number {
    let end = at + 1;
    while (this.isGlued(end)) end++;
    return end;
  }
}

/** The digits among separators from a place on, without a part of 一 that stand for dashes. */
function digitsOf(digits: string, { from, to, size, count }: Groups): string {
  let value = '';
  for (let at = 0; at < count; at++) {
    const [start = 0, end = 0] = [from[at], to[at]];
    if (end - start === size[at]) value += digits.slice(start, end);
    else
      for (let unit = start; unit < end; unit++)
        if (isDigit(digits.charCodeAt(unit))) value += digits.charAt(unit);
  }
  return value;
}

/** Whether a text holds a run with as many digits as asked for: told without building one. */
export function holdsRun({ digits }: Shadow, fewest: number): boolean {
  let count = 0;
  let gap = 0;
  for (let at = 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    if (isDigit(code)) {
      if (++count >= fewest) return true;
      gap = 0;
    } else if (isSeparator[code] !== 1 || ++gap > widestGap) count = 0;
  }
  return false;
}

/** Runs with as many digits as asked for, from left to right. */
export function* digitRuns(shadow: Shadow, fewest: number): Generator<DigitRun> {
  const { digits, plain } = shadow;
  const [all, kept] = [new Groups(), new Groups()];
  for (let at = 0; at < digits.length; at++) {
    if (!isDigit(digits.charCodeAt(at))) continue;
    all.count = 0;
    let next = at;
    let digitCount = 0;
    while (next >= 0) {
      const to = readGroup(shadow, next);
      all.add(next, to, to - next, all.count > 0 && next === at ? 1 : 0);
      digitCount += to - next;
      at = to;
      next = nextDigit(digits, to);
    }
    if (digitCount >= fewest) {
      const groups = joinSingles(dropDashes(all, plain, kept));
      yield new DigitRun(groups, digitsOf(digits, groups));
    }
    at--;
  }
}

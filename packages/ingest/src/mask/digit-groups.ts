import type { Shadow } from './shadow.ts';

/** Digits without anything between them, or spelled out one by one with something between each. */
export interface DigitGroup {
  /** Units of the shadow. */
  from: number;
  to: number;
  value: string;
  /** True when nothing stands between this group and the one before: `一三八1234`. */
  isGlued: boolean;
}

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

/** `138一1234一5678`: a 一 that stands for a dash. */
const isDash = (groups: readonly DigitGroup[], at: number, plain: string): boolean => {
  const [before, own, after] = [groups[at - 1], groups[at], groups[at + 1]];
  if (!before || !own || !after?.isGlued || plain.slice(own.from, own.to) !== '一') return false;
  return own.isGlued && before.value.length >= 3 && after.value.length >= 3;
};

/** Digits that stand one by one are one group. */
function joinSingles(all: readonly DigitGroup[], plain: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const [at, group] of all.entries()) {
    if (isDash(all, at, plain)) continue;
    groups.push(isDash(all, at - 1, plain) ? { ...group, isGlued: false } : group);
  }
  const joined: DigitGroup[] = [];
  for (let at = 0; at < groups.length; ) {
    let end = at;
    while (end < groups.length && groups[end]?.value.length === 1) end++;
    const first = groups[at];
    const last = groups[end - 1];
    if (first && last && end - at >= fewestSingles) {
      const value = groups.slice(at, end).map((group) => group.value);
      joined.push({ ...first, to: last.to, value: value.join('') });
      at = end;
      continue;
    }
    do {
      const group = groups[at++];
      if (group) joined.push(group);
    } while (at < end);
  }
  return joined;
}

/** Groups with nothing but separators between them. */
export class DigitRun {
  readonly groups: readonly DigitGroup[];
  /** All digits of the run. */
  readonly value: string;
  /** Where each group begins in `value`; one more entry holds the length. */
  readonly offsets: readonly number[];

  constructor(groups: readonly DigitGroup[]) {
    this.groups = groups;
    this.value = groups.map((group) => group.value).join('');
    const offsets = [0];
    for (const group of groups) offsets.push((offsets[offsets.length - 1] ?? 0) + group.value.length);
    this.offsets = offsets;
  }

  /** Digits of the groups from `at` up to but not including `end`. */
  lengthOf(at: number, end: number): number {
    return (this.offsets[end] ?? 0) - (this.offsets[at] ?? 0);
  }

  valueOf(at: number, end: number): string {
    return this.value.slice(this.offsets[at], this.offsets[end]);
  }

  /** Lengths of the groups, glued ones as one. */
  lengthsOf(at: number, end: number): number[] {
    const lengths: number[] = [];
    for (let place = at; place < end; place++) {
      const group = this.groups[place];
      if (!group) break;
      if (group.isGlued && lengths.length > 0) lengths.push((lengths.pop() ?? 0) + group.value.length);
      else lengths.push(group.value.length);
    }
    return lengths;
  }

  /** Where the groups that are glued to a group end. */
  endOfGlued(at: number): number {
    let end = at + 1;
    while (this.groups[end]?.isGlued) end++;
    return end;
  }
}

/** Runs with as many digits as asked for, from left to right. */
export function* digitRuns(shadow: Shadow, fewest: number): Generator<DigitRun> {
  const { digits } = shadow;
  for (let at = 0; at < digits.length; at++) {
    if (!isDigit(digits.charCodeAt(at))) continue;
    const groups: DigitGroup[] = [];
    let next = at;
    while (next >= 0) {
      const to = readGroup(shadow, next);
      const isGlued = groups.length > 0 && next === at;
      groups.push({ from: next, to, value: digits.slice(next, to), isGlued });
      at = to;
      next = nextDigit(digits, to);
    }
    const digitCount = groups.reduce((sum, { value }) => sum + value.length, 0);
    if (digitCount >= fewest) yield new DigitRun(joinSingles(groups, shadow.plain));
    at--;
  }
}

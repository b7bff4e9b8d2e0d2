import { type DigitRun, digitRuns, holdsRun } from './digit-groups.ts';
import { guessKind, isHotline, kindOfNumber, type NumberShape, type Surroundings } from './kind-of-number.ts';
import type { Finding } from './kinds.ts';
import { datesOf, isBeforeUnit, isCheer, isFigure, isPartNumber } from './look-alikes.ts';
import { type NumberContext, readNumberContext } from './number-context.ts';
import { blankOut, type Shadow } from './shadow.ts';

/** Fewest digits of a number that may not stay readable. */
export const fewestDigits = 7;
const mostDigits = 21;
const mostGroups = 12;
/** Behind so many groups in which there is no number, in a table of figures or noise, only whole ones are looked for. */
const mostMisses = 60;

const carrier =
  /(?<![A-Za-z])(?:SF|YTO?|JD[A-Z]{0,2}|JT|ZTO?|STO?|YD|DPK?|DB|EMS|HTKY|BEST|TT|LP|UC|ZJS|CN|E[A-Z])[ :]{0,2}$/i;
const extension = /^[ ),]{0,2}(?:转接?|分机号?|ext\.?|#)[ :]{0,2}\d{1,6}(?!\d)|^-\d{1,5}(?![\d-])/i;
const parcelTail = /^(?:[A-Za-z]{2}(?![A-Za-z])|-\d{1,2}-\d{1,2}-?)/;

interface Text {
  shadow: Shadow;
  context: NumberContext;
  allowed: ReadonlySet<string>;
}

/** What was found and the group behind it; a number that is known and stays has no finding. */
interface Outcome {
  finding?: Finding;
  end: number;
}

/** Groups that may be one number; thousands of them are looked at where a text is full of digits. */
class Stretch implements NumberShape {
  from: number;
  to: number;
  value: string;
  pieces: number;

  constructor(
    readonly context: NumberContext,
    readonly plain: string,
    readonly run: DigitRun,
    readonly at: number,
    readonly end: number,
  ) {
    this.from = run.fromOf(at);
    this.to = run.toOf(end - 1);
    this.value = run.valueOf(at, end);
    this.pieces = end - at;
  }

  lengths(): readonly number[] {
    return this.run.lengthsOf(this.at, this.end);
  }

  /** True when the same stands between all groups. */
  isEven(): boolean {
    const { run } = this;
    const gaps = new Set<string>();
    for (let place = this.at + 1; place < this.end; place++)
      if (!run.isGlued(place)) gaps.add(this.plain.slice(run.toOf(place - 1), run.fromOf(place)));
    return gaps.size <= 1;
  }

  around(): Surroundings {
    const { context, from, to } = this;
    return {
      before: context.before(from),
      after: context.after(to),
      isOrderNumber: context.isOrderNumber(from),
    };
  }
}

/** Where the longest stretch ends that begins with a group and may be one number. */
function lastEnd(run: DigitRun, at: number): number {
  const most = Math.min(run.count, at + mostGroups);
  let end = at + 1;
  while (end < most && run.lengthOf(at, end + 1) <= mostDigits) end++;
  return end;
}

const digitAt = (run: DigitRun, place: number): number => run.value.charCodeAt(place) - 48;

/** False where length and first digits rule out every known form, so that most stretches cost next to nothing. */
function isWorth(run: DigitRun, at: number, end: number): boolean {
  const from = run.offsetOf(at);
  const first = digitAt(run, from);
  const length = run.lengthOf(at, end);
  if (length <= 8) return first >= 2 && first <= 8 && end - at <= 2;
  if (length === 10) return first === 0 || first === 4 || first === 8;
  if (length === 11) return first <= 1 || digitAt(run, from + 10) === 1;
  if (length === 12) return first === 0;
  if (length === 13) return first === 8;
  if (end - at <= 2) return true;
  const isCut = end - at <= 6;
  if (length === 14) return first === 0 || (isCut && first === 3);
  if (length === 21) return isCut;
  // The month of birth of an id card, old or new.
  if (length === 15 || length === 18)
    return (
      (isCut && end - at <= 4) ||
      (first > 0 && digitAt(run, from + length - 8 + (length === 15 ? 1 : 0)) <= 1)
    );
  return isCut || (length !== 17 && first >= 3);
}

/** With the extension, brackets and plus sign that belong to a phone. */
function widen({ shadow: { digits, plain } }: Text, { from, to }: Stretch): { from: number; to: number } {
  const tail = extension.exec(digits.slice(to, to + 16))?.[0].length ?? 0;
  const head = /(?:\(?\+|\()$/.exec(plain.slice(Math.max(0, from - 2), from))?.[0].length ?? 0;
  const isClosed = plain.charAt(from - head) === '(' && tail === 0 && plain.charAt(to) === ')';
  return { from: from - head, to: to + (isClosed ? 1 : tail) };
}

/** The check character of an id card may be a letter. */
function takeCheckLetter({ shadow: { plain } }: Text, whole: Stretch): void {
  const letter = /^[ -]?[Xx](?![A-Za-z0-9])/.exec(plain.slice(whole.to, whole.to + 3))?.[0];
  if (letter === undefined) return;
  whole.to += letter.length;
  whole.value += 'X';
}

/** True when a card cut by four is followed by more of the same, and nobody calls it a card: a longer order number. */
const goesOn = ({ context }: Text, run: DigitRun, { from, end, pieces }: Stretch): boolean =>
  pieces > 3 && end < run.count && run.sizeOf(end) <= 4 && context.before(from)[0] !== 'bank';

/** The longest stretch of a known form. */
function recognise(text: Text, run: DigitRun, at: number): Outcome | undefined {
  let best: Outcome | undefined;
  const mayBeOwn = text.allowed.size > 0;
  const last = lastEnd(run, at);
  for (let end = at + 1; end <= last; end++) {
    const length = run.lengthOf(at, end);
    if (length < fewestDigits || !isWorth(run, at, end)) continue;
    if ((length === 20 || length === 14) && !mayBeOwn && digitAt(run, run.offsetOf(at)) !== 0) continue;
    // In 66554433一直 the last digit is a word.
    if (best?.finding && run.isGlued(end - 1) && run.sizeOf(end - 1) === 1) continue;
    const whole = new Stretch(text.context, text.shadow.plain, run, at, end);
    if (whole.value.length === 17) takeCheckLetter(text, whole);
    if (isHotline(whole)) best = { end };
    if (text.allowed.has(whole.value)) return { end };
    const known = kindOfNumber(whole);
    if (!known || (known.kind === 'bank_card' && goesOn(text, run, whole))) continue;
    const { from, to } = whole;
    const isPhone = known.kind === 'phone';
    if (isPartNumber(text.shadow.plain, from, to, isPhone)) continue;
    if (isPhone && text.context.isGoods(from)) continue;
    if (text.allowed.has(known.value)) return { end };
    best = { finding: { ...known, ...(isPhone ? widen(text, whole) : { from, to }) }, end };
  }
  return best;
}

function isBehindLetter(plain: string, from: number): boolean {
  let at = from - 1;
  while (at >= 0 && at > from - 3 && (plain.charCodeAt(at) === 32 || plain.charCodeAt(at) === 58)) at--;
  const code = plain.charCodeAt(at);
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** A number of a carrier: its letters, then eight digits or more. */
function trackingOf(text: Text, run: DigitRun, at: number): Outcome | undefined {
  const from = run.fromOf(at);
  const { plain } = text.shadow;
  if (!isBehindLetter(plain, from)) return undefined;
  const letters = carrier.exec(plain.slice(Math.max(0, from - 8), from))?.[0];
  if (letters === undefined) return undefined;
  let best: Stretch | undefined;
  const last = lastEnd(run, at);
  for (let end = at + 1; end <= last; end++) {
    if (run.lengthOf(at, end) < 8) continue;
    if (run.lengthOf(at, end) > 17) break;
    best = new Stretch(text.context, text.shadow.plain, run, at, end);
    if (end === at + 1 && best.value.length >= 9) break;
  }
  if (!best) return undefined;
  const tail = parcelTail.exec(plain.slice(best.to, best.to + 7))?.[0].length ?? 0;
  const value = letters.replace(/[ :]/g, '').toUpperCase() + best.value;
  const span = { from: from - letters.length, to: best.to + tail };
  return { finding: { kind: 'order_no', ...span, value }, end: best.end };
}

const named = new Set(['orderNumber', 'order', 'bank', 'id', 'qq', 'phone', 'wechat']);
const areSizes = (value: string): boolean => /^(?:..[05])+$/.test(value);

/** The end of the longest stretch from ten digits on whose groups, but for the last, are cut as people cut one number. */
function endOfCut(run: DigitRun, at: number, isNamed: () => boolean): number | undefined {
  let best: number | undefined;
  const last = lastEnd(run, at);
  const complete = { count: 0, first: 0, shortest: mostDigits, longest: 0 };
  let open = 0;
  for (let end = at + 1; end <= last; end++) {
    if (end > at + 1 && !run.isGlued(end - 1)) {
      if (complete.count++ === 0) complete.first = open;
      complete.shortest = Math.min(complete.shortest, open);
      complete.longest = Math.max(complete.longest, open);
      open = 0;
    }
    open += run.sizeOf(end - 1);
    const length = run.lengthOf(at, end);
    if (length < 10) continue;
    const areFours = complete.count === 0 || (complete.shortest === 4 && complete.longest === 4);
    if (areFours && length >= 16) best = end;
    else if (complete.shortest < 3 || areSizes(run.valueOf(at, end))) break;
    else if (isNamed()) best = end;
    else if (complete.first !== 4) break;
  }
  return best;
}

/** The longest stretch that reads as one number: one group, a printed card, or cut by people where a word says so. */
function wholeAt({ context, shadow }: Text, run: DigitRun, at: number): Stretch | undefined {
  const glued = run.endOfGlued(at);
  let best = run.lengthOf(at, glued) >= fewestDigits ? glued : undefined;
  const first = run.lengthOf(at, glued);
  if (first >= 3 && first < mostDigits && glued < run.count)
    best = endOfCut(run, at, () => named.has(context.before(run.fromOf(at))[0] ?? '')) ?? best;
  return best === undefined ? undefined : new Stretch(context, shadow.plain, run, at, best);
}

/** A long number that is no look-alike: it may not stay readable. */
function doubtful(text: Text, run: DigitRun, at: number): Outcome | undefined {
  const { plain, digits } = text.shadow;
  const whole = wholeAt(text, run, at);
  if (!whole) return undefined;
  const { from, to, value, end } = whole;
  if (isPartNumber(plain, from, to, false) || text.context.isLink(from)) return undefined;
  const around = whole.around();
  const isHan = (): boolean => plain.slice(from, to) !== digits.slice(from, to);
  const isNamed = around.isOrderNumber || named.has(around.before[0] ?? around.after ?? '');
  const mayBeNamed =
    around.isOrderNumber || (isNamed && value.length > 7 && !isHan() && !/^(?:19|20)\d{6}/.test(value));
  if (isCheer(value) || (isFigure(value) && !mayBeNamed)) return undefined;
  const isDecimal = plain.charAt(from - 1) === '.' && /\d/.test(plain.charAt(from - 2));
  if (value.length < 16 && (isDecimal || isBeforeUnit(plain, to))) return undefined;
  const kind = guessKind(value, around);
  return kind && { finding: { kind, from, to, value }, end };
}

function findInRun(text: Text, run: DigitRun, found: Finding[]): void {
  let misses = 0;
  for (let at = 0; at < run.count; ) {
    if (misses >= mostMisses && run.sizeOf(at) < fewestDigits) {
      at++;
      continue;
    }
    const outcome = trackingOf(text, run, at) ?? recognise(text, run, at) ?? doubtful(text, run, at);
    at = outcome?.end ?? at + 1;
    misses = outcome?.finding ? 0 : misses + 1;
    if (!outcome?.finding) continue;
    found.push(outcome.finding);
    while (at < run.count && run.fromOf(at) < outcome.finding.to) at++;
  }
}

/** Phones, id cards, bank cards, orders and all other long numbers; `allowed` are numbers of the shop's own. */
export function findNumbers(shadow: Shadow, allowed: ReadonlySet<string>): Finding[] {
  if (!holdsRun(shadow, fewestDigits)) return [];
  const dates = datesOf(shadow.digits);
  const undated = dates.length > 0 ? blankOut(shadow, dates) : shadow;
  const text = { shadow: undated, context: readNumberContext(undated.plain), allowed };
  const found: Finding[] = [];
  for (const run of digitRuns(undated, fewestDigits)) findInRun(text, run, found);
  return found;
}

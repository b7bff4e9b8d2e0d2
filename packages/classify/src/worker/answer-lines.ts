import { ClassifyInput, parseJsonLine } from '@voc/core';
import type { Classifier } from '../classify/index.ts';
import type { AnsweredLines, Lines } from './messages.ts';

const shape = '{id, kind: review|chat|refund|ticket, text 或 turns, productType?, rating?}';
const lineEnd = 10;
/** Bytes that a unit of text takes at most. */
const widest = 3;

/** Lines as text, each by itself: a short text is decoded in half the time of the same within a long one. */
function* textsOf({ bytes, row }: Lines): Generator<[line: string, row: number]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = row;
  for (let from = 0; from < buffer.length; at++) {
    const end = buffer.indexOf(lineEnd, from);
    const to = end < 0 ? buffer.length : end;
    yield [buffer.toString('utf8', from, to), at];
    from = to + 1;
  }
}

/** Collects lines as bytes, each by itself, for the same reason. */
class LineBytes {
  private held = Buffer.allocUnsafeSlow(1 << 19);
  private used = 0;

  add(line: string): void {
    const most = line.length * widest;
    if (this.used + most > this.held.length) this.grow(this.used + most);
    this.used += this.held.write(line, this.used);
  }

  /** A copy of all lines so far, which are forgotten. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.held.subarray(0, this.used));
    this.used = 0;
    return bytes;
  }

  private grow(size: number): void {
    const wider = Buffer.allocUnsafeSlow(size * 2);
    this.held.copy(wider, 0, 0, this.used);
    this.held = wider;
  }
}

const answers = new LineBytes();

/** Classifies lines of items in their order, empty ones left out; RejectedFileError for the first that is no item. */
export function answerLines(classifier: Classifier, lines: Lines): AnsweredLines {
  const { file } = lines;
  const inputs: ClassifyInput[] = [];
  for (const [line, row] of textsOf(lines))
    if (line.trim() !== '') inputs.push(parseJsonLine(line, ClassifyInput, { file, row, shape }));
  for (const answer of classifier.answerMany(inputs)) answers.add(`${JSON.stringify(answer)}\n`);
  return { bytes: answers.take(), items: inputs.length };
}

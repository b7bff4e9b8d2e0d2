import { maskText } from '@voc/ingest';
import { generate } from '../masking/set/generate.ts';
import { heldApart } from '../masking/set/held-apart.ts';
import type { Against, Pair } from '../masking/set/hostile.ts';
import { plainReviews } from '../masking/set/plain.ts';

// A process that masks the texts of its input (pairs, JSON) and prints how many times as long each takes as the other.
const length = 50_000;
const mostTurns = 40;

const fill = (unit: string, size = length): string =>
  unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Processor time of masking in milliseconds: other processes of the machine do not count. */
function cost(text: string): number {
  const start = process.cpuUsage();
  maskText(text, 'a key of these tests');
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Reviews without personal data are what normal text is. */
const plain = plainReviews(1, length);
const personal = fill(
  generate(heldApart, 9, 1500)
    .map(({ text }) => text)
    .join('\n'),
);
const others: Record<Against, (unit: string) => string> = {
  plain: () => plain,
  personal: () => personal,
  shorter: (unit) => fill(unit, length / 5),
};

/**
 * How many times as long one text takes as another, each at its best of the same turns, so that a machine that is busy
 * for a while slows both; more turns only while the answer is above the bar.
 */
function timePair({ unit, against, mostTimes }: Pair): { times: number; msPerMb: number } {
  const text = fill(unit);
  const other = others[against](unit);
  let [spent, normal] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < mostTurns && (turn < 2 || spent / normal > mostTimes); turn++) {
    spent = Math.min(spent, cost(text));
    normal = Math.min(normal, cost(other));
  }
  return { times: spent / normal, msPerMb: spent / (Buffer.byteLength(text) / 1e6) };
}

let input = '';
for await (const part of process.stdin.setEncoding('utf8')) input += part;
const pairs: Pair[] = JSON.parse(input);
for (let turn = 0; turn < 5; turn++) cost(plain);
process.stdout.write(JSON.stringify(pairs.map(timePair)));

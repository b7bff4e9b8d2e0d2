import { expect, it } from 'vitest';
import { packRows, type RowBlock } from '../rows/index.ts';
import { type PackedInputs, unpackInputs } from './messages.ts';
import { PreparedRows, type Upcoming } from './prepared-rows.ts';

const upcoming = (words: string, kind: Upcoming['kind'] = 'review'): Upcoming => ({
  kind,
  contentHash: words,
  input: { id: '', kind, text: words },
});

const roomy = { kept: 1e6, waiting: 1e6, atOnce: 2 };

/** Answers with the words themselves. */
async function echo(inputs: PackedInputs): Promise<RowBlock> {
  return packRows(unpackInputs(inputs).map((input) => `${input.kind} ${input.text}`));
}

const texts = (rows: readonly (Uint8Array | undefined)[]): (string | undefined)[] =>
  rows.map((row) => row && Buffer.from(row).toString());

it('has the answer to every prepared item under its kind and hash, and none to others', async () => {
  const rows = new PreparedRows(echo, roomy);
  const many = Array.from({ length: 1000 }, (_, i) => upcoming(`w${i}`));
  rows.prepare(many);
  rows.prepare([upcoming('w0', 'refund')]);
  expect(texts(await rows.prepared(many))).toEqual(many.map((one) => `review ${one.contentHash}`));
  expect(texts(await rows.prepared([upcoming('w0', 'refund'), upcoming('w1', 'refund')]))).toEqual([
    'refund w0',
    undefined,
  ]);
});

it('asks for the same words once', async () => {
  let asked = 0;
  const rows = new PreparedRows((inputs) => {
    asked += unpackInputs(inputs).length;
    return echo(inputs);
  }, roomy);
  rows.prepare([upcoming('a'), upcoming('b')]);
  rows.prepare([upcoming('b'), upcoming('c')]);
  await rows.prepared([upcoming('a'), upcoming('b'), upcoming('c')]);
  expect(asked).toBe(3);
});

it('leaves to others what does not fit', async () => {
  const small = new PreparedRows(echo, { kept: 5, waiting: 1e6, atOnce: 2 });
  small.prepare([upcoming('first')]);
  await small.prepared([upcoming('first')]);
  small.prepare([upcoming('second')]);
  expect(texts(await small.prepared([upcoming('first'), upcoming('second')]))).toEqual([
    'review first',
    undefined,
  ]);
  const busy = new PreparedRows(() => new Promise(() => {}), { kept: 1e6, waiting: 1, atOnce: 2 });
  busy.prepare([upcoming('a')]);
  busy.prepare([upcoming('b')]);
  expect(await busy.prepared([upcoming('b')])).toEqual([undefined]);
});

it('has two batches under way at most', async () => {
  let running = 0;
  let most = 0;
  const rows = new PreparedRows(async (inputs) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return echo(inputs);
  }, roomy);
  const many = Array.from({ length: 3000 }, (_, i) => upcoming(`w${i}`));
  rows.prepare(many);
  await rows.prepared(many);
  expect(most).toBe(2);
});

it('tells whoever asks that an answer failed, and goes on with the others', async () => {
  let calls = 0;
  const rows = new PreparedRows(
    (inputs) => (calls++ === 0 ? Promise.reject(new Error('broken')) : echo(inputs)),
    roomy,
  );
  rows.prepare([upcoming('a')]);
  rows.prepare([upcoming('b')]);
  rows.prepare([upcoming('c')]);
  await expect(rows.prepared([upcoming('a')])).rejects.toThrow('broken');
  expect(texts(await rows.prepared([upcoming('b'), upcoming('c')]))).toEqual(['review b', 'review c']);
});

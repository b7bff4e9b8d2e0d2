import { expect, test } from 'vitest';
import { readAll, readerOf } from './side-by-side-store.ts';

async function mostAtOnce(isTransaction: boolean): Promise<{ most: number; found: unknown }> {
  let [now, most] = [0, 0];
  const read = (value: number) => async () => {
    most = Math.max(most, ++now);
    await new Promise((done) => setImmediate(done));
    now--;
    return value;
  };
  const reads = { a: read(1), b: read(2), c: read(3), d: read(4), e: read(5) };
  return { found: await readAll(readerOf({ isTransaction }), reads), most };
}

test('everything is read by its name, three at a time', async () => {
  expect(await mostAtOnce(false)).toEqual({ found: { a: 1, b: 2, c: 3, d: 4, e: 5 }, most: 3 });
});

test('a transaction has one connection, and reads in turn', async () => {
  expect(await mostAtOnce(true)).toEqual({ found: { a: 1, b: 2, c: 3, d: 4, e: 5 }, most: 1 });
});

test('a read that fails fails all, those that have not begun too', async () => {
  const reader = readerOf({ isTransaction: true });
  const begun: string[] = [];
  const fail = async (): Promise<never> => {
    throw new Error('away');
  };
  const other = async (): Promise<void> => {
    begun.push('other');
  };
  await expect(readAll(reader, { fail, other })).rejects.toThrow('away');
  await expect(reader(other)).rejects.toThrow('away');
  expect(begun).toEqual([]);
});
